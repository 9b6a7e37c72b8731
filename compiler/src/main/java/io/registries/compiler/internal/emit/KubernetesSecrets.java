// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.model.Delivery;
import io.registries.compiler.model.OutputKind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Generates plain Kubernetes Secrets, for use without the dt-secrets chart: one file per pull secret. */
final class KubernetesSecrets extends PullSecretGenerator {
    private static final String TEMPLATE = "kubernetes-secrets/secret.yaml.mustache";

    KubernetesSecrets() {
        super(OutputKind.KUBERNETES_SECRETS, Delivery.Values.class);
    }

    @Override
    List<FileTemplateModel> files(EnvironmentPullSecret pullSecret, EmitInput input) {
        Keychain keychain = input.keychain();
        return List.of(file(pullSecret, ".yaml", TEMPLATE, () -> document(pullSecret, keychain), pullSecret::addFacts)
                .complete(pullSecret.isComplete(keychain)));
    }

    private static Map<String, Object> document(EnvironmentPullSecret pullSecret, Keychain keychain) {
        byte[] content = DockerConfigJson.render(pullSecret.secret(), keychain).getBytes(StandardCharsets.UTF_8);
        Map<String, Object> document = pullSecret.manifest("v1", "Secret");
        document.put("metadata", pullSecret.labelled());
        document.put("type", DockerConfigJson.TYPE);
        document.put("data", Map.of(DockerConfigJson.KEY, Base64.getEncoder().encodeToString(content)));
        return document;
    }
}
