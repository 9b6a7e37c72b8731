// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What else the database has beside a build pipeline.
 *
 * @param state the whole
 * @param application the application of the pipeline
 */
record PipelineContext(DevtronState state, ObjectNode application) {

    static Stream<ObjectNode> pipelines(DevtronState state) {
        return state.all("applications")
                .flatMap(application -> Json.objects(application.path("ciPipelines")))
                .filter(pipeline -> !Json.flag(pipeline, "deleted"));
    }

    // Loops, because a list of all applications looks for these in all of them for each.
    static Optional<ObjectNode> ownerOf(DevtronState state, int pipelineId) {
        for (JsonNode application : state.value("applications")) {
            for (JsonNode pipeline : application.path("ciPipelines")) {
                if (Json.number(pipeline, "id") == pipelineId && !Json.flag(pipeline, "deleted")) {
                    return Optional.of((ObjectNode) application);
                }
            }
        }
        return Optional.empty();
    }

    /** The pipelines that are linked to one. */
    List<ObjectNode> children(int pipelineId) {
        List<ObjectNode> children = new ArrayList<>();
        for (JsonNode other : state.value("applications")) {
            for (JsonNode pipeline : other.path("ciPipelines")) {
                if (Json.number(pipeline, "parentCiPipeline") == pipelineId
                        && Json.unlessFalse(pipeline, "active")
                        && !Json.flag(pipeline, "deleted")) {
                    children.add((ObjectNode) pipeline);
                }
            }
        }
        return children;
    }

    int applicationOf(int pipelineId) {
        return ownerOf(state, pipelineId).map(owner -> Json.number(owner, "id")).orElse(0);
    }

    Optional<ObjectNode> gitMaterial(int id) {
        return Applications.materials(application)
                .filter(material -> Json.number(material, "id") == id)
                .findFirst();
    }

    /** The deployment pipelines that a build pipeline triggers. */
    Stream<ObjectNode> deployments(int pipelineId) {
        return Json.objects(application.path("cdPipelines"))
                .filter(deployment -> Json.number(deployment, "ciPipelineId") == pipelineId);
    }

    String environmentName(JsonNode deployment) {
        return state.byId("environments", Json.number(deployment, "environmentId"))
                .map(environment -> Json.text(environment, "environment_name"))
                .orElse("");
    }

    int nextBuildId() {
        return Json.nextId(Json.objects(Json.array(Stream.concat(
                        state.all("applications").map(application -> application.path("template")),
                        pipelines(state).map(pipeline -> pipeline.path("override")))
                .map(owner -> owner.path("ciBuildConfig")))));
    }

    int nextOverrideId() {
        return Json.nextId(Json.objects(Json.array(pipelines(state).map(pipeline -> pipeline.path("override")))));
    }

    int nextMaterialId() {
        return Json.nextId(pipelines(state).flatMap(pipeline -> Json.objects(pipeline.path("ciMaterial"))));
    }
}
