// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.model.Application;
import io.registries.compiler.model.Build;
import io.registries.compiler.model.EffectiveBuild;
import io.registries.compiler.model.OutputKind;
import io.registries.compiler.model.Pipeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
                () -> dockerConfig(application.build()),
                application.name().span(),
                () -> facts(application));
    }

    private FileTemplateModel override(Application application, Pipeline pipeline) {
        return new FileTemplateModel(
                kind(),
                kind().folder() + "/" + application.name() + "/" + pipeline.name() + ".json",
                "docker-build-configs/pipeline.json.mustache",
                () -> override(pipeline),
                pipeline.name().span(),
                () -> facts(application, pipeline));
    }

    private static Map<String, Object> override(Pipeline pipeline) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", pipeline.name().value());
        document.put("isDockerConfigOverridden", pipeline.overridesBuild());
        if (pipeline.overridesBuild()) {
            document.put("dockerConfigOverride", dockerConfig(pipeline.build()));
        }
        document.put("dockerArgs", new TreeMap<>(pipeline.extraArgs()));
        return document;
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

    private static Map<String, Object> dockerConfig(EffectiveBuild build) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("dockerRegistry", build.registry().value().name().value());
        config.put("dockerRepository", build.repository().value());
        config.put("ciBuildConfig", ciBuildConfig(build.build()));
        return config;
    }

    private static Map<String, Object> ciBuildConfig(Build build) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("useRootBuildContext", true);
        if (build instanceof Build.Dockerfile dockerfile) {
            docker(config, "self-dockerfile-build", dockerfile.docker());
        } else if (build instanceof Build.ManagedDockerfile managed) {
            Map<String, Object> docker = docker(config, "managed-dockerfile-build", managed.docker());
            docker.put("dockerfileContent", managed.content());
            docker.put("language", managed.language());
            docker.put("languageFramework", managed.framework());
        } else if (build instanceof Build.Buildpack buildpack) {
            config.put("ciBuildType", "buildpack-build");
            config.put("buildPackConfig", buildpack(buildpack));
        } else {
            config.put("ciBuildType", "skip-build");
        }
        return config;
    }

    private static Map<String, Object> docker(Map<String, Object> config, String type, Build.Docker build) {
        Map<String, Object> docker = new LinkedHashMap<>();
        docker.put("dockerfileRelativePath", build.path());
        docker.put("buildContext", build.context().orElse(""));
        docker.put("args", new TreeMap<>(build.args()));
        docker.put("targetPlatform", String.join(",", build.platforms()));
        docker.put("useBuildx", !build.platforms().isEmpty());
        docker.put("dockerBuildOptions", new TreeMap<>(build.options()));
        // The root build context is the folder of all checkouts.
        config.put("useRootBuildContext", false);
        config.put("ciBuildType", type);
        config.put("dockerBuildConfig", docker);
        return docker;
    }

    private static Map<String, Object> buildpack(Build.Buildpack build) {
        Map<String, Object> buildpack = new LinkedHashMap<>();
        buildpack.put("builderId", build.builder());
        buildpack.put("language", build.language());
        buildpack.put("languageVersion", build.languageVersion());
        buildpack.put("buildPacks", build.buildpacks());
        buildpack.put("args", new TreeMap<>(build.args()));
        buildpack.put("projectPath", build.path());
        return buildpack;
    }
}
