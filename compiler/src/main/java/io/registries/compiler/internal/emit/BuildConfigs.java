// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.internal.format.JsonWriter.FieldWriter;
import io.registries.compiler.internal.payload.BuildPayload;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.EffectiveBuild;
import io.registries.compiler.model.OutputKind;
import io.registries.compiler.model.Pipeline;
import java.util.ArrayList;
import java.util.List;

/**
 * Generates the build configuration of each application and the overrides of each build pipeline. Devtron requires
 * further fields, which the manifest lists.
 */
final class BuildConfigs implements OutputGenerator {
    static final String TEMPLATE = "docker-build-configs/application.json.mustache";

    private static final List<String> MISSING =
            List.of("appId", "ciBuildConfig.gitMaterialId", "ciBuildConfig.buildContextGitMaterialId");
    private static final List<String> MISSING_IN_OVERRIDE = List.of(
            "dockerConfigOverride.ciBuildConfig.gitMaterialId",
            "dockerConfigOverride.ciBuildConfig.buildContextGitMaterialId");

    @Override
    public OutputKind kind() {
        return OutputKind.DOCKER_BUILD_CONFIGS;
    }

    @Override
    public List<FileTemplateModel> files(EmitInput input) {
        List<FileTemplateModel> files = new ArrayList<>();
        for (Application application : input.configuration().applications()) {
            if (application.isManaged() && isInDevtron(application.build())) {
                files.add(base(application));
                for (Pipeline pipeline : application.pipelines()) {
                    if (isInDevtron(pipeline.build())) {
                        files.add(override(application, pipeline));
                    }
                }
            }
        }
        return files;
    }

    // Devtron does not accept public registries here; a note of the analysis says so.
    private static boolean isInDevtron(EffectiveBuild build) {
        return !build.registry().value().isPublic();
    }

    private FileTemplateModel base(Application application) {
        return new FileTemplateModel(
                kind(),
                kind().folder() + "/" + application.name() + ".json",
                TEMPLATE,
                () -> BuildPayload.of(application.build()),
                application.name().span(),
                fields -> addFacts(application, fields));
    }

    private FileTemplateModel override(Application application, Pipeline pipeline) {
        return new FileTemplateModel(
                kind(),
                kind().folder() + "/" + application.name() + "/" + pipeline.name() + ".json",
                "docker-build-configs/pipeline.json.mustache",
                () -> BuildPayload.override(pipeline),
                pipeline.name().span(),
                fields -> addFacts(application, pipeline, fields));
    }

    private static void addFacts(Application application, FieldWriter fields) {
        addFacts(application, application.build(), fields);
        fields.add("method", "POST");
        fields.add("endpoint", "/orchestrator/app/ci-pipeline");
        fields.add("missing", MISSING);
    }

    private static void addFacts(Application application, Pipeline pipeline, FieldWriter fields) {
        addFacts(application, pipeline.build(), fields);
        if (pipeline.overridesBuild()) {
            fields.add("missing", MISSING_IN_OVERRIDE);
        }
        fields.add("pipeline", pipeline.name().value());
        fields.add("fragmentOf", "ciPipeline");
    }

    // Devtron's API has no checkout path here: it identifies the git material whose ids are missing.
    private static void addFacts(Application application, EffectiveBuild build, FieldWriter fields) {
        fields.add("application", application.name().value());
        if (application.project().isPresent()) {
            fields.add("project", application.project().get());
        }
        fields.add("checkoutPath", build.checkoutPath());
    }
}
