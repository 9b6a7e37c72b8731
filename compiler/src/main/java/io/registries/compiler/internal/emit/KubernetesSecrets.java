// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.model.Delivery;
import io.registries.compiler.model.OutputKind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;

/** The Secret itself, for those without the dt-secrets chart: one file a pull secret. */
final class KubernetesSecrets extends PullSecretGenerator {
    private static final String TEMPLATE = "kubernetes-secrets/secret.yaml.mustache";

    KubernetesSecrets() {
        super(OutputKind.KUBERNETES_SECRETS, Delivery.Values.class);
    }

    @Override
    Stream<FileTemplateModel> files(EnvironmentPullSecret placed, EmitInput input) {
        Keychain keychain = input.keychain();
        return Stream.of(file(placed, ".yaml", TEMPLATE, () -> document(placed, keychain), placed::facts)
                .complete(placed.isComplete(keychain)));
    }

    private static Map<String, Object> document(EnvironmentPullSecret placed, Keychain keychain) {
        byte[] content = DockerConfigJson.of(placed.secret(), keychain).getBytes(StandardCharsets.UTF_8);
        Map<String, Object> document = placed.manifest("v1", "Secret");
        document.put("metadata", placed.labelled());
        document.put("type", DockerConfigJson.TYPE);
        document.put("data", Map.of(DockerConfigJson.KEY, Base64.getEncoder().encodeToString(content)));
        return document;
    }
}
