// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a sealed value can be opened, as the Sealed Secrets controller tells it from a secret's annotations
 * (bitnami-labs/sealed-secrets, {@code pkg/apis/sealedsecrets/v1alpha1/sealedsecret_expansion.go}).
 */
public enum SealingScope {
    /** In one namespace under one name. */
    STRICT,
    /** In one namespace under any name. */
    NAMESPACE_WIDE,
    /** Anywhere in the cluster. */
    CLUSTER_WIDE;

    /** The scope of a word, if there is one. */
    public static Optional<SealingScope> of(String word) {
        return Arrays.stream(values()).filter(scope -> scope.id().equals(word)).findFirst();
    }

    /** Its name in kubeseal, such as {@code namespace-wide}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What the session key is bound to; the controller opens it with the label of the secret that it finds. */
    public byte[] label(String namespace, String name) {
        String label = switch (this) {
            case STRICT -> namespace + "/" + name;
            case NAMESPACE_WIDE -> namespace;
            case CLUSTER_WIDE -> "";
        };
        return label.getBytes(StandardCharsets.UTF_8);
    }

    /** What both the SealedSecret and its template must carry, so that the controller knows the scope. */
    public Map<String, String> annotations() {
        return this == STRICT ? Map.of() : Map.of("sealedsecrets.bitnami.com/" + id(), "true");
    }
}
