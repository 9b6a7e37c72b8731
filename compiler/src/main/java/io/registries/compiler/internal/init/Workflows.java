// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The workflows of an application.
 *
 * @param environments all that it deploys to
 * @param pipelines its build pipelines and the environments that each builds for
 */
record Workflows(List<String> environments, Map<JsonNode, List<String>> pipelines) {

    static Workflows of(JsonNode application, SkippedItems remarks) {
        TreeSet<String> environments = new TreeSet<>();
        Map<JsonNode, List<String>> pipelines = new LinkedHashMap<>();
        for (JsonNode workflow : application.path("workflows").values()) {
            // Some answers wrap what belongs together.
            JsonNode pipeline = workflow.has("pipeline") ? workflow.path("pipeline") : workflow;
            List<String> deployed = new ArrayList<>();
            for (JsonNode deployment : pipeline.path("cdPipelines").values()) {
                String environment = JsonFields.text(deployment, "environmentName");
                if (!DevtronApplicationImporter.isName(environment)) {
                    remarks.add("its environment " + SafeText.name(environment) + " has no name that is valid here");
                } else if (environments.add(environment)) {
                    deployed.add(environment);
                } else {
                    remarks.add("two of its pipelines deploy to " + SafeText.name(environment));
                }
            }
            build(pipeline.path("ciPipeline"), deployed, pipelines, remarks);
        }
        // The build pipelines by themselves, as another of Devtron's answers has them.
        for (JsonNode alone : application.path("ciPipelines").values()) {
            build(alone, List.of(), pipelines, remarks);
        }
        if (application.path("workflows").isArray() && environments.isEmpty()) {
            remarks.add("it deploys nowhere in Devtron, and here to all environments: name its `environments`");
        }
        return new Workflows(List.copyOf(environments), pipelines);
    }

    private static void build(
            JsonNode pipeline, List<String> deployed, Map<JsonNode, List<String>> pipelines, SkippedItems remarks) {
        if (!pipeline.isObject() || JsonFields.flag(pipeline, "deleted")) {
            return;
        }
        pipelines.put(pipeline, deployed.stream().sorted().toList());
        boolean elsewhere = JsonFields.flag(pipeline, "isExternal")
                || JsonFields.some(pipeline, "parentCiPipeline")
                        .filter(id -> !id.equals("0"))
                        .isPresent();
        if (elsewhere && !deployed.isEmpty()) {
            remarks.add("images for " + SafeText.names(deployed)
                    + " are built elsewhere in Devtron: say where from with `pullsFrom`");
        }
    }
}
