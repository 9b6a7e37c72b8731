// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import static io.registries.compiler.testing.GoStruct.Plain.FLAG;
import static io.registries.compiler.testing.GoStruct.Plain.NUMBER;
import static io.registries.compiler.testing.GoStruct.Plain.TEXT;
import static io.registries.compiler.testing.GoStruct.Plain.TEXTS;
import static io.registries.compiler.testing.GoStruct.Plain.TEXTS_BY_NAME;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Whether the Devtron server of 2026-07 (c6520431) accepts a build configuration as the body of {@code POST
 * /orchestrator/app/ci-pipeline}, and what a build pipeline consists of as the {@code ciPipeline} of {@code POST
 * /orchestrator/app/ci-pipeline/patch}: its decoder and its validator, of the fields that the compiler writes and those
 * that a sender adds. It is stricter than Devtron where Devtron would store what its builds ignore or fail on.
 */
public final class DevtronBuildApi {
    private static final String MANAGED = "managed-dockerfile-build";
    private static final String BUILDPACK = "buildpack-build";
    private static final Set<String> DOCKER_TYPES = Set.of("self-dockerfile-build", MANAGED);
    private static final Set<String> BUILD_TYPES = Set.of("self-dockerfile-build", MANAGED, BUILDPACK, "skip-build");
    private static final Pattern PLATFORMS =
            Pattern.compile("|[a-z0-9]+(/[a-z0-9_]+){1,2}(,[a-z0-9]+(/[a-z0-9_]+){1,2})*");
    private static final int COLUMN = 250;
    private static final int NAME = 100;

    private static final GoStruct BUILD = new GoStruct(
            "CiBuildConfigBean",
            Map.of(
                    "gitMaterialId",
                    NUMBER,
                    "buildContextGitMaterialId",
                    NUMBER,
                    "useRootBuildContext",
                    FLAG,
                    "ciBuildType",
                    TEXT,
                    "dockerBuildConfig",
                    new GoStruct.Nested(new GoStruct(
                            "DockerBuildConfig",
                            Map.of(
                                    "dockerfileRelativePath",
                                    TEXT,
                                    "dockerfileContent",
                                    TEXT,
                                    "args",
                                    TEXTS_BY_NAME,
                                    "targetPlatform",
                                    TEXT,
                                    "language",
                                    TEXT,
                                    "languageFramework",
                                    TEXT,
                                    "dockerBuildOptions",
                                    TEXTS_BY_NAME,
                                    "buildContext",
                                    TEXT,
                                    "useBuildx",
                                    FLAG))),
                    "buildPackConfig",
                    new GoStruct.Nested(new GoStruct(
                            "BuildPackConfig",
                            Map.of(
                                    "builderId",
                                    TEXT,
                                    "language",
                                    TEXT,
                                    "languageVersion",
                                    TEXT,
                                    "buildPacks",
                                    TEXTS,
                                    "args",
                                    TEXTS_BY_NAME,
                                    "projectPath",
                                    TEXT)))));
    private static final GoStruct REQUEST = new GoStruct(
            "CiConfigRequest",
            Map.of(
                    "appId",
                    NUMBER,
                    "dockerRegistry",
                    TEXT,
                    "dockerRepository",
                    TEXT,
                    "ciBuildConfig",
                    new GoStruct.Nested(BUILD)));
    private static final GoStruct PIPELINE = new GoStruct(
            "CiPipeline",
            Map.of(
                    "name",
                    TEXT,
                    "active",
                    FLAG,
                    "isDockerConfigOverridden",
                    FLAG,
                    "dockerConfigOverride",
                    new GoStruct.Nested(new GoStruct(
                            "DockerConfigOverride",
                            Map.of(
                                    "dockerRegistry",
                                    TEXT,
                                    "dockerRepository",
                                    TEXT,
                                    "ciBuildConfig",
                                    new GoStruct.Nested(BUILD)))),
                    "dockerArgs",
                    TEXTS_BY_NAME));

    private DevtronBuildApi() {}

    /** The errors of Devtron for the build configuration of an application, or what it would silently store or ignore. */
    public static List<String> refusals(JsonNode request) {
        return REQUEST.problem(request)
                .map(List::of)
                .orElseGet(() -> Stream.concat(
                                required(request, "appId", "CiConfigRequest.AppId"),
                                build(request, "CiConfigRequest.CiBuildConfig"))
                        .toList());
    }

    /** The errors of Devtron for a build pipeline, or its unintended effects. */
    public static List<String> pipelineRefusals(JsonNode pipeline) {
        Optional<String> undecodable = PIPELINE.problem(pipeline);
        if (undecodable.isPresent()) {
            return undecodable.stream().toList();
        }
        JsonNode override = pipeline.path("dockerConfigOverride");
        boolean isOverridden = pipeline.path("isDockerConfigOverridden").asBoolean(false);
        int length = pipeline.path("name").asString("").length();
        return Stream.of(
                        override.isObject()
                                ? build(override, "CiPatchRequest.CiPipeline.DockerConfigOverride.CiBuildConfig")
                                : Stream.<String>empty(),
                        when(
                                !pipeline.path("active").asBoolean(false),
                                "200 but `active` is absent or false: the pipeline is deactivated"),
                        when(isOverridden != override.isObject(), "200 but `isDockerConfigOverridden` does not match"),
                        when(length < 2 || length > NAME, "400 the name has " + length + " characters"),
                        when(
                                isOverridden
                                        && !pipeline.path("dockerArgs").isEmpty()
                                        && !hasDockerfile(override.path("ciBuildConfig")),
                                "200 but `dockerArgs` are used for builds from a Dockerfile only"))
                .flatMap(Function.identity())
                .toList();
    }

    private static Stream<String> build(JsonNode target, String path) {
        JsonNode build = target.path("ciBuildConfig");
        String type = build.path("ciBuildType").asString("");
        JsonNode docker = build.path("dockerBuildConfig");
        return Stream.of(
                        required(build, "gitMaterialId", path + ".GitMaterialId"),
                        required(build, "buildContextGitMaterialId", path + ".BuildContextGitMaterialId"),
                        when(target.path("dockerRegistry").asString("").isEmpty(), "404 no registry"),
                        when(target.path("dockerRepository").asString("").length() > COLUMN, "500 value too long"),
                        when(!BUILD_TYPES.contains(type), "200 but the build type `" + type + "` is unknown"),
                        when(hasDockerfile(build) != docker.isObject(), "200 but `dockerBuildConfig` does not match"),
                        when(
                                type.equals(BUILDPACK)
                                        != build.path("buildPackConfig").isObject(),
                                "200 but `buildPackConfig` does not match"),
                        when(
                                type.equals(MANAGED)
                                        == docker.path("dockerfileContent")
                                                .asString("")
                                                .isEmpty(),
                                "200 but `dockerfileContent` does not match"),
                        when(
                                !PLATFORMS
                                        .matcher(docker.path("targetPlatform").asString(""))
                                        .matches(),
                                "200 but the build fails: `targetPlatform` is no list of platforms"))
                .flatMap(Function.identity());
    }

    private static boolean hasDockerfile(JsonNode build) {
        return DOCKER_TYPES.contains(build.path("ciBuildType").asString(""));
    }

    // In Go, zero equals absent.
    private static Stream<String> required(JsonNode object, String field, String path) {
        return when(object.path(field).asInt(0) == 0, GoStruct.invalid(path, "required"));
    }

    private static Stream<String> when(boolean isRefused, String answer) {
        return isRefused ? Stream.of(answer) : Stream.empty();
    }
}
