// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import static io.registries.compiler.testing.GoStruct.Plain.ANY;
import static io.registries.compiler.testing.GoStruct.Plain.FLAG;
import static io.registries.compiler.testing.GoStruct.Plain.NUMBER;
import static io.registries.compiler.testing.GoStruct.Plain.TEXT;
import static io.registries.compiler.testing.GoStruct.Plain.TEXTS;
import static io.registries.compiler.testing.GoStruct.Plain.TEXTS_BY_NAME;

import io.registries.compiler.testing.GoStruct;
import java.util.Map;

/** The requests for build configurations and build pipelines, with all fields that Devtron stores. */
final class BuildStructs {
    private static final GoStruct DOCKER_BUILD = new GoStruct(
            "DockerBuildConfig",
            Map.ofEntries(
                    Map.entry("dockerfileRelativePath", TEXT),
                    Map.entry("dockerfileContent", TEXT),
                    Map.entry("args", TEXTS_BY_NAME),
                    Map.entry("targetPlatform", TEXT),
                    Map.entry("language", TEXT),
                    Map.entry("languageFramework", TEXT),
                    Map.entry("dockerBuildOptions", TEXTS_BY_NAME),
                    Map.entry("buildContext", TEXT),
                    Map.entry("useBuildx", FLAG),
                    Map.entry("buildxProvenanceMode", TEXT),
                    Map.entry("buildxK8SDriverOptions", ANY)));
    private static final GoStruct BUILD_PACK = new GoStruct(
            "BuildPackConfig",
            Map.ofEntries(
                    Map.entry("builderId", TEXT),
                    Map.entry("language", TEXT),
                    Map.entry("languageVersion", TEXT),
                    Map.entry("buildPacks", TEXTS),
                    Map.entry("args", TEXTS_BY_NAME),
                    Map.entry("projectPath", TEXT)));
    private static final GoStruct BUILD = new GoStruct(
            "CiBuildConfigBean",
            Map.ofEntries(
                    Map.entry("id", NUMBER),
                    Map.entry("gitMaterialId", NUMBER),
                    Map.entry("buildContextGitMaterialId", NUMBER),
                    Map.entry("useRootBuildContext", FLAG),
                    Map.entry("ciBuildType", TEXT),
                    Map.entry("dockerBuildConfig", new GoStruct.Nested(DOCKER_BUILD)),
                    Map.entry("buildPackConfig", new GoStruct.Nested(BUILD_PACK)),
                    Map.entry("pipelineType", TEXT)));
    private static final GoStruct OVERRIDE = new GoStruct(
            "DockerConfigOverride",
            Map.ofEntries(
                    Map.entry("dockerRegistry", TEXT),
                    Map.entry("dockerRepository", TEXT),
                    Map.entry("ciBuildConfig", new GoStruct.Nested(BUILD))));
    private static final GoStruct MATERIAL = new GoStruct(
            "CiMaterial",
            Map.ofEntries(
                    Map.entry(
                            "source",
                            new GoStruct.Nested(new GoStruct(
                                    "SourceTypeConfig", Map.of("type", TEXT, "value", TEXT, "regex", TEXT)))),
                    Map.entry("path", TEXT),
                    Map.entry("checkoutPath", TEXT),
                    Map.entry("gitMaterialId", NUMBER),
                    Map.entry("scmId", TEXT),
                    Map.entry("scmName", TEXT),
                    Map.entry("scmVersion", TEXT),
                    Map.entry("id", NUMBER),
                    Map.entry("gitMaterialName", TEXT),
                    Map.entry("isRegex", FLAG)));
    private static final GoStruct CUSTOM_TAG =
            new GoStruct("CustomTagData", Map.of("tagPattern", TEXT, "counterX", NUMBER, "enabled", FLAG));
    private static final GoStruct PIPELINE = new GoStruct(
            "CiPipeline",
            Map.ofEntries(
                    Map.entry("isManual", FLAG),
                    Map.entry("dockerArgs", TEXTS_BY_NAME),
                    Map.entry("isExternal", FLAG),
                    Map.entry("parentCiPipeline", NUMBER),
                    Map.entry("parentAppId", NUMBER),
                    Map.entry("appId", NUMBER),
                    Map.entry("appName", TEXT),
                    Map.entry("appType", NUMBER),
                    Map.entry("externalCiConfig", ANY),
                    Map.entry("ciMaterial", new GoStruct.Listed(MATERIAL)),
                    Map.entry("name", TEXT),
                    Map.entry("id", NUMBER),
                    Map.entry("version", TEXT),
                    Map.entry("active", FLAG),
                    Map.entry("deleted", FLAG),
                    Map.entry("beforeDockerBuildScripts", ANY),
                    Map.entry("afterDockerBuildScripts", ANY),
                    Map.entry("linkedCount", NUMBER),
                    Map.entry("pipelineType", TEXT),
                    Map.entry("scanEnabled", FLAG),
                    Map.entry("appWorkflowId", NUMBER),
                    Map.entry("preBuildStage", ANY),
                    Map.entry("postBuildStage", ANY),
                    Map.entry("targetPlatform", TEXT),
                    Map.entry("isDockerConfigOverridden", FLAG),
                    Map.entry("dockerConfigOverride", new GoStruct.Nested(OVERRIDE)),
                    Map.entry("environmentId", NUMBER),
                    Map.entry("lastTriggeredEnvId", NUMBER),
                    Map.entry("customTag", new GoStruct.Nested(CUSTOM_TAG)),
                    Map.entry("defaultTag", TEXTS),
                    Map.entry("enableCustomTag", FLAG)));

    /** The body of {@code app/ci-pipeline} and {@code app/ci-pipeline/template/patch}. */
    static final GoStruct CONFIGURATION = new GoStruct(
            "CiConfigRequest",
            Map.ofEntries(
                    Map.entry("id", NUMBER),
                    Map.entry("appId", NUMBER),
                    Map.entry("dockerRegistry", TEXT),
                    Map.entry("dockerRepository", TEXT),
                    Map.entry("ciBuildConfig", new GoStruct.Nested(BUILD)),
                    Map.entry("appName", TEXT),
                    Map.entry("version", TEXT),
                    Map.entry("beforeDockerBuild", ANY),
                    Map.entry("afterDockerBuild", ANY),
                    Map.entry("scanEnabled", FLAG)));

    /** The body of {@code app/ci-pipeline/patch}. */
    static final GoStruct PATCH = new GoStruct(
            "CiPatchRequest",
            Map.ofEntries(
                    Map.entry("ciPipeline", new GoStruct.Nested(PIPELINE)),
                    Map.entry("appId", NUMBER),
                    Map.entry("action", NUMBER),
                    Map.entry("appWorkflowId", NUMBER)));

    private BuildStructs() {}
}
