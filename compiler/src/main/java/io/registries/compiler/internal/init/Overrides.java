// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What overrides the build in build pipelines. Devtron tells an application's environments in one answer, and these in
 * another, that of {@code GET /orchestrator/app/ci-pipeline/{appId}}: here they come together, by the pipeline's name.
 */
final class Overrides {
    private static final List<String> FIELDS =
            List.of("isDockerConfigOverridden", "dockerConfigOverride", "dockerArgs", "isExternal", "parentCiPipeline");

    private final Map<String, JsonNode> pipelines = new LinkedHashMap<>();

    /** Whether an answer is that on build pipelines alone. */
    static boolean isOne(JsonNode answer) {
        return !answer.has("metadata") && answer.path("ciPipelines").isArray();
    }

    void add(JsonNode answer) {
        answer.path("ciPipelines")
                .values()
                .forEach(pipeline -> pipelines.putIfAbsent(JsonFields.text(pipeline, "name"), pipeline));
    }

    /** An application with what its build pipelines override. */
    JsonNode in(JsonNode application) {
        JsonNode complete = application.deepCopy();
        for (JsonNode workflow : complete.path("workflows").values()) {
            JsonNode place = workflow.has("pipeline") ? workflow.path("pipeline") : workflow;
            JsonNode known = pipelines.get(JsonFields.text(place.path("ciPipeline"), "name"));
            if (known != null && place.path("ciPipeline") instanceof ObjectNode pipeline) {
                FIELDS.stream().filter(known::has).forEach(field -> pipeline.set(field, known.path(field)));
            }
        }
        return complete;
    }
}
