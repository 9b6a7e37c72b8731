// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.emit;

import io.registries.compiler.credentials.Keychain;
import io.registries.compiler.model.Access;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;

/** The Secret itself, for those without the dt-secrets chart: one file a pull secret. */
final class KubernetesSecrets {
    private KubernetesSecrets() {}

    static Stream<Access> accesses(Configuration configuration, Selection selection) {
        return DtSecrets.accesses(configuration, selection);
    }

    static Stream<Draft> drafts(Configuration configuration, Selection selection, Keychain keychain) {
        return Placed.of(configuration, selection, Delivery.Values.class)
                .map(placed -> new Draft(
                                OutputKind.KUBERNETES_SECRETS,
                                placed.path(OutputKind.KUBERNETES_SECRETS) + ".yaml",
                                "kubernetes-secrets/secret.yaml.mustache",
                                () -> document(placed, keychain),
                                placed.secret().name().span(),
                                placed::facts)
                        .complete(placed.isComplete(keychain)));
    }

    private static Map<String, Object> document(Placed placed, Keychain keychain) {
        byte[] content = DockerConfigJson.of(placed.secret(), keychain).getBytes(StandardCharsets.UTF_8);
        Map<String, Object> document = placed.manifest("v1", "Secret");
        document.put("metadata", placed.labelled());
        document.put("type", DockerConfigJson.TYPE);
        document.put("data", Map.of(DockerConfigJson.KEY, Base64.getEncoder().encodeToString(content)));
        return document;
    }
}
