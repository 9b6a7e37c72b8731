// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a sealed value can be decrypted, as the Sealed Secrets controller reads it from a secret's annotations
 * (bitnami-labs/sealed-secrets, {@code pkg/apis/sealedsecrets/v1alpha1/sealedsecret_expansion.go}).
 */
public enum SealingScope {
    /** Only with one name in one namespace. */
    STRICT,
    /** With any name in one namespace. */
    NAMESPACE_WIDE,
    /** Anywhere in the cluster. */
    CLUSTER_WIDE;

    /** The scope with this id, if it exists. */
    public static Optional<SealingScope> fromId(String id) {
        return Arrays.stream(values()).filter(scope -> scope.id().equals(id)).findFirst();
    }

    /** Its name in kubeseal, such as {@code namespace-wide}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The label that the session key is bound to; the controller derives the same label from the secret to decrypt it. */
    public byte[] label(String namespace, String name) {
        String label = switch (this) {
            case STRICT -> namespace + "/" + name;
            case NAMESPACE_WIDE -> namespace;
            case CLUSTER_WIDE -> "";
        };
        return label.getBytes(StandardCharsets.UTF_8);
    }

    /** The annotations of the SealedSecret and its template that specify the scope. */
    public Map<String, String> annotations() {
        return this == STRICT ? Map.of() : Map.of("sealedsecrets.bitnami.com/" + id(), "true");
    }
}
