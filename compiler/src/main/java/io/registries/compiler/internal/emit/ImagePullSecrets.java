// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.model.OutputKind;
import io.registries.compiler.model.Pull;
import io.registries.compiler.model.PullPath;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Generates the {@code imagePullSecrets} of Devtron's deployment template for each application and environment. */
final class ImagePullSecrets implements OutputGenerator {
    @Override
    public OutputKind kind() {
        return OutputKind.IMAGE_PULL_SECRETS;
    }

    @Override
    public Stream<FileTemplateModel> files(EmitInput input) {
        return input.selectedPullPaths().map(this::model);
    }

    private FileTemplateModel model(PullPath path) {
        String environment = path.pull().environment();
        String application = path.pull().application();
        return new FileTemplateModel(
                kind(),
                kind().folder() + "/" + environment + "/" + application + ".yaml",
                "image-pull-secrets/application.yaml.mustache",
                () -> document(path),
                path.pull().span(),
                () -> facts(path.pull()));
    }

    private static Map<String, Object> document(PullPath path) {
        return Map.of(
                "imagePullSecrets",
                path.secret().map(secret -> secret.name().value()).stream().toList());
    }

    private static Map<String, Object> facts(Pull pull) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("application", pull.application());
        facts.put("environment", pull.environment());
        return facts;
    }
}
