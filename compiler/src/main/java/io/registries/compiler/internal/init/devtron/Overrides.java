// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.devtron;

import io.registries.compiler.internal.format.JsonFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The build overrides of an application's pipelines. Devtron returns the environments and the overrides in separate
 * responses, the latter from {@code GET /orchestrator/app/ci-pipeline/{appId}}; they are merged by pipeline name.
 */
final class Overrides {
    private static final List<String> FIELDS =
            List.of("isDockerConfigOverridden", "dockerConfigOverride", "dockerArgs", "isExternal", "parentCiPipeline");

    private final Map<String, JsonNode> pipelines = new LinkedHashMap<>();

    /** Whether a response contains only build pipelines. */
    static boolean isPipelineResponse(JsonNode response) {
        return !response.has("metadata") && response.path("ciPipelines").isArray();
    }

    void add(JsonNode response) {
        response.path("ciPipelines")
                .values()
                .forEach(pipeline -> pipelines.putIfAbsent(JsonFields.text(pipeline, "name"), pipeline));
    }

    /** Merges the overrides into an application. */
    JsonNode mergeInto(JsonNode application) {
        JsonNode merged = application.deepCopy();
        for (JsonNode workflow : merged.path("workflows").values()) {
            JsonNode parent = workflow.has("pipeline") ? workflow.path("pipeline") : workflow;
            JsonNode override = pipelines.get(JsonFields.text(parent.path("ciPipeline"), "name"));
            if (override != null && parent.path("ciPipeline") instanceof ObjectNode pipeline) {
                // The same as `dockerArgs`.
                pipeline.remove("dockerBuildArgs");
                FIELDS.stream().filter(override::has).forEach(field -> pipeline.set(field, override.path(field)));
            }
        }
        return merged;
    }
}
