// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.devtron;

import io.registries.compiler.internal.format.JsonFields;
import io.registries.compiler.internal.init.context.SkippedItems;
import io.registries.compiler.internal.init.yaml.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The workflows of an application.
 *
 * @param environments all environments that it deploys to
 * @param pipelines its build pipelines and the environments that each builds for
 */
record Workflows(List<String> environments, Map<JsonNode, List<String>> pipelines) {

    static Workflows read(JsonNode application, SkippedItems skipped) {
        TreeSet<String> environments = new TreeSet<>();
        Map<JsonNode, List<String>> pipelines = new LinkedHashMap<>();
        for (JsonNode workflow : application.path("workflows").values()) {
            // Some responses wrap each workflow in a `pipeline` object.
            JsonNode pipeline = workflow.has("pipeline") ? workflow.path("pipeline") : workflow;
            List<String> environmentsOfPipeline = new ArrayList<>();
            for (JsonNode deployment : pipeline.path("cdPipelines").values()) {
                String environment = JsonFields.text(deployment, "environmentName");
                if (!DevtronApplicationImporter.isName(environment)) {
                    skipped.add("its environment " + SafeText.name(environment) + " has a name that is not valid here");
                } else if (environments.add(environment)) {
                    environmentsOfPipeline.add(environment);
                } else {
                    skipped.add("two of its pipelines deploy to " + SafeText.name(environment));
                }
            }
            build(pipeline.path("ciPipeline"), environmentsOfPipeline, pipelines, skipped);
        }
        // Another response contains only the build pipelines.
        for (JsonNode pipeline : application.path("ciPipelines").values()) {
            build(pipeline, List.of(), pipelines, skipped);
        }
        if (application.path("workflows").isArray() && environments.isEmpty()) {
            skipped.add("it has no deployment in Devtron, but deploys to all environments here: set `environments`");
        }
        return new Workflows(List.copyOf(environments), pipelines);
    }

    private static void build(
            JsonNode pipeline,
            List<String> environmentsOfPipeline,
            Map<JsonNode, List<String>> pipelines,
            SkippedItems skipped) {
        if (!pipeline.isObject() || JsonFields.flag(pipeline, "deleted")) {
            return;
        }
        pipelines.put(pipeline, environmentsOfPipeline.stream().sorted().toList());
        boolean isBuiltElsewhere = JsonFields.flag(pipeline, "isExternal")
                || JsonFields.nonBlank(pipeline, "parentCiPipeline")
                        .filter(id -> !id.equals("0"))
                        .isPresent();
        if (isBuiltElsewhere && !environmentsOfPipeline.isEmpty()) {
            skipped.add("images for " + SafeText.names(environmentsOfPipeline)
                    + " are built elsewhere in Devtron: set `pullsFrom`");
        }
    }
}
