// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.internal.format.JsonWriter.FieldWriter;
import io.registries.compiler.model.OutputKind;
import io.registries.compiler.model.Pull;
import io.registries.compiler.model.PullPath;
import java.util.List;
import java.util.Map;

/** Generates the {@code imagePullSecrets} of Devtron's deployment template for each application and environment. */
final class ImagePullSecrets implements OutputGenerator {
    @Override
    public OutputKind kind() {
        return OutputKind.IMAGE_PULL_SECRETS;
    }

    @Override
    public List<FileTemplateModel> files(EmitInput input) {
        return input.selectedPullPaths().map(this::model).toList();
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
                fields -> addFacts(path.pull(), fields));
    }

    private static Map<String, Object> document(PullPath path) {
        return Map.of(
                "imagePullSecrets",
                path.secret().map(secret -> secret.name().value()).stream().toList());
    }

    private static void addFacts(Pull pull, FieldWriter fields) {
        fields.add("application", pull.application());
        fields.add("environment", pull.environment());
    }
}
