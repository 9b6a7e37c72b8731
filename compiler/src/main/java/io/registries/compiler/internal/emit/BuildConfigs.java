// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.internal.payload.BuildPayload;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.EffectiveBuild;
import io.registries.compiler.model.OutputKind;
import io.registries.compiler.model.Pipeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
    public Stream<FileTemplateModel> files(EmitInput input) {
        return input.configuration().applications().stream()
                .filter(application -> application.isManaged() && isInDevtron(application.build()))
                .flatMap(application -> Stream.concat(
                        Stream.of(base(application)),
                        application.pipelines().stream()
                                .filter(pipeline -> isInDevtron(pipeline.build()))
                                .map(pipeline -> override(application, pipeline))));
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
                () -> facts(application));
    }

    private FileTemplateModel override(Application application, Pipeline pipeline) {
        return new FileTemplateModel(
                kind(),
                kind().folder() + "/" + application.name() + "/" + pipeline.name() + ".json",
                "docker-build-configs/pipeline.json.mustache",
                () -> BuildPayload.override(pipeline),
                pipeline.name().span(),
                () -> facts(application, pipeline));
    }

    private static Map<String, Object> facts(Application application) {
        Map<String, Object> facts = facts(application, application.build());
        facts.put("method", "POST");
        facts.put("endpoint", "/orchestrator/app/ci-pipeline");
        facts.put("missing", MISSING);
        return facts;
    }

    private static Map<String, Object> facts(Application application, Pipeline pipeline) {
        Map<String, Object> facts = facts(application, pipeline.build());
        if (pipeline.overridesBuild()) {
            facts.put("missing", MISSING_IN_OVERRIDE);
        }
        facts.put("pipeline", pipeline.name().value());
        facts.put("fragmentOf", "ciPipeline");
        return facts;
    }

    // Devtron's API has no checkout path here: it identifies the git material whose ids are missing.
    private static Map<String, Object> facts(Application application, EffectiveBuild build) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("application", application.name().value());
        application.project().ifPresent(project -> facts.put("project", project));
        facts.put("checkoutPath", build.checkoutPath());
        return facts;
    }
}
