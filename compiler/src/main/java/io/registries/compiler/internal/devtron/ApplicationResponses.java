// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.internal.devtron.client.Answer;
import io.registries.compiler.internal.format.JsonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The responses that describe an application.
 *
 * @param name of the application
 * @param details its project, build configuration and workflows
 * @param builds its build configuration with its build pipelines; missing if it has none yet
 */
record ApplicationResponses(String name, Answer<JsonNode> details, Answer<JsonNode> builds) {
    private static final String WORKFLOWS = "workflows";
    private static final String DEPLOYMENTS = "cdPipelines";
    private static final String BUILD = "ciPipeline";
    private static final String REGISTRY = "dockerRegistry";

    /** Why it cannot be imported. */
    Optional<String> unreadable() {
        return details.unreadable().or(builds::unreadable);
    }

    /** Whether it belongs to a selected project. */
    static boolean isInProject(JsonNode details, ScopeFilter filter) {
        return filter.hasProject(JsonFields.text(details.path("metadata"), "projectName"));
    }

    /** Keeps the workflows that deploy to selected environments. Without any, there is nothing to import. */
    static Answer<JsonNode> deployedTo(JsonNode details, ScopeFilter filter) {
        if (filter.environments().isEmpty() || !(details instanceof ObjectNode application)) {
            return Answer.found(details);
        }
        List<JsonNode> kept = new ArrayList<>();
        for (JsonNode workflow : application.path(WORKFLOWS).values()) {
            List<JsonNode> deployments = workflow.path(DEPLOYMENTS).values().stream()
                    .filter(deployment -> filter.hasEnvironment(JsonFields.text(deployment, "environmentName")))
                    .toList();
            if (!deployments.isEmpty() && workflow instanceof ObjectNode changed) {
                changed.set(DEPLOYMENTS, array(changed, deployments));
                kept.add(changed);
            }
        }
        return kept.isEmpty() ? Answer.missing() : Answer.found(application.set(WORKFLOWS, array(application, kept)));
    }

    private static ArrayNode array(ObjectNode factory, List<JsonNode> items) {
        return factory.arrayNode().addAll(items);
    }

    /** The names of the registries that its pipelines push to. */
    Stream<String> registries() {
        Set<String> pipelines = details.found().stream()
                .flatMap(application -> application.path(WORKFLOWS).values().stream())
                .map(workflow -> JsonFields.text(workflow.path(BUILD), "name"))
                .collect(Collectors.toSet());
        Stream<String> overrides = builds.found().stream()
                .flatMap(config -> config.path("ciPipelines").values().stream())
                .filter(pipeline -> pipelines.contains(JsonFields.text(pipeline, "name"))
                        && JsonFields.flag(pipeline, "isDockerConfigOverridden"))
                .map(pipeline -> JsonFields.text(pipeline.path("dockerConfigOverride"), REGISTRY));
        Stream<String> base = details.found().stream()
                .map(application -> JsonFields.text(application.path("dockerConfig"), REGISTRY));
        return Stream.concat(base, overrides);
    }

    /** The responses to import. */
    Stream<JsonNode> responses() {
        return Stream.of(details, builds).flatMap(answer -> answer.found().stream());
    }

    // Build arguments may contain secrets.
    @Override
    public String toString() {
        return "ApplicationResponses[" + name + "]";
    }
}
