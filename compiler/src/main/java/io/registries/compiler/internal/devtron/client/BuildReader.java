// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

import static io.registries.compiler.internal.devtron.client.DevtronClient.items;
import static io.registries.compiler.internal.devtron.client.DevtronClient.number;
import static io.registries.compiler.internal.format.JsonFields.flag;
import static io.registries.compiler.internal.format.JsonFields.text;

import io.registries.compiler.internal.format.JsonFields;
import io.registries.compiler.internal.format.JsonSupport;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads build configurations and pipelines from answers of Devtron. */
final class BuildReader {
    private BuildReader() {}

    static BuildConfigAnswer buildConfig(JsonNode result) {
        return new BuildConfigAnswer(
                Optional.of(build(result)).filter(build -> !build.registry().isEmpty()),
                items(
                        result.path("ciPipelines"),
                        pipeline -> new BuildConfigAnswer.PipelineSummary(
                                number(pipeline, "id"),
                                text(pipeline, "name"),
                                // A former override is returned even after it was switched off.
                                flag(pipeline, "isDockerConfigOverridden")
                                        ? text(pipeline.path("dockerConfigOverride"), LiveBuild.REGISTRY)
                                        : "")));
    }

    static LivePipeline pipeline(JsonNode result) {
        return new LivePipeline(
                number(result, "id"),
                text(result, "name"),
                text(result, "pipelineType"),
                flag(result, "isExternal"),
                number(result, "parentCiPipeline") != 0,
                !result.path("beforeDockerBuildScripts").isEmpty()
                        || !result.path("afterDockerBuildScripts").isEmpty(),
                flag(result, "isDockerConfigOverridden")
                        ? Optional.of(build(result.path("dockerConfigOverride")))
                        : Optional.empty(),
                BuildFields.of(Map.of("dockerArgs", JsonFields.strings(result.path("dockerArgs")))));
    }

    private static LiveBuild build(JsonNode config) {
        Map<String, Object> document = new HashMap<>();
        document.put(LiveBuild.REGISTRY, text(config, LiveBuild.REGISTRY));
        document.put("dockerRepository", text(config, "dockerRepository"));
        JsonNode build = config.path("ciBuildConfig");
        if (build.isObject() && JsonSupport.content(build) instanceof Map<?, ?> fields) {
            document.put("ciBuildConfig", fields);
        }
        return new LiveBuild(number(build, "gitMaterialId"), BuildFields.of(document));
    }
}
