// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.emit;

import io.registries.compiler.credentials.Keychain;
import io.registries.compiler.model.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;

/** The Secret itself, for those without the dt-secrets chart: one file a pull secret. */
final class KubernetesSecrets implements PullSecretGenerator {
    @Override
    public OutputKind kind() {
        return OutputKind.KUBERNETES_SECRETS;
    }

    @Override
    public Class<Delivery.Values> delivery() {
        return Delivery.Values.class;
    }

    @Override
    public Stream<Draft> files(Placed placed, EmitInput input) {
        return Stream.of(new Draft(
                        kind(),
                        placed.path(kind()) + ".yaml",
                        "kubernetes-secrets/secret.yaml.mustache",
                        () -> document(placed, input.keychain()),
                        placed.secret().name().span(),
                        placed::facts)
                .complete(placed.isComplete(input.keychain())));
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
