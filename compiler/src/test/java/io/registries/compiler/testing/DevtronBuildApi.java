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
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Whether the Devtron server of 2026-07 (c6520431) accepts a build configuration as the body of {@code POST
 * /orchestrator/app/ci-pipeline}, and what a build pipeline consists of as the {@code ciPipeline} of {@code POST
 * /orchestrator/app/ci-pipeline/patch}: its decoder and its validator, of the fields that the compiler writes and those
 * that a sender adds.
 */
public final class DevtronBuildApi {
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

    /** The error of Devtron for the build configuration of an application. */
    public static List<String> refusals(JsonNode request) {
        return REQUEST.problem(request)
                .map(List::of)
                .orElseGet(() -> Stream.concat(
                                required(request, "appId", "CiConfigRequest.AppId"),
                                materials(request.path("ciBuildConfig"), "CiConfigRequest.CiBuildConfig"))
                        .toList());
    }

    /** The error of Devtron for a build pipeline, or its unintended effect. */
    public static List<String> pipelineRefusals(JsonNode pipeline) {
        Optional<String> undecodable = PIPELINE.problem(pipeline);
        if (undecodable.isPresent()) {
            return undecodable.stream().toList();
        }
        Stream<String> inactive = pipeline.path("active").asBoolean(false)
                ? Stream.empty()
                : Stream.of("200 but `active` is absent or false: the pipeline is deactivated");
        Stream<String> override = pipeline.has("dockerConfigOverride")
                ? materials(
                        pipeline.at("/dockerConfigOverride/ciBuildConfig"),
                        "CiPatchRequest.CiPipeline.DockerConfigOverride.CiBuildConfig")
                : Stream.empty();
        return Stream.concat(override, inactive).toList();
    }

    private static Stream<String> materials(JsonNode build, String path) {
        return Stream.concat(
                required(build, "gitMaterialId", path + ".GitMaterialId"),
                required(build, "buildContextGitMaterialId", path + ".BuildContextGitMaterialId"));
    }

    // In Go, zero equals absent.
    private static Stream<String> required(JsonNode object, String field, String path) {
        return object.path(field).asInt(0) == 0 ? Stream.of(GoStruct.invalid(path, "required")) : Stream.empty();
    }
}
