// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.payload;

import io.registries.compiler.model.Build;
import io.registries.compiler.model.EffectiveBuild;
import io.registries.compiler.model.Pipeline;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The parts of request bodies that describe builds in Devtron's API. */
public final class BuildPayload {
    private BuildPayload() {}

    /** The registry, the repository and the build configuration, without the ids of the Devtron instance. */
    public static Map<String, Object> of(EffectiveBuild build) {
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

    /** The part of a build pipeline that overrides the build of its application. */
    public static Map<String, Object> override(Pipeline pipeline) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", pipeline.name().value());
        document.put("isDockerConfigOverridden", pipeline.overridesBuild());
        if (pipeline.overridesBuild()) {
            document.put("dockerConfigOverride", of(pipeline.build()));
        }
        document.put("dockerArgs", new TreeMap<>(pipeline.extraArgs()));
        return document;
    }
}
