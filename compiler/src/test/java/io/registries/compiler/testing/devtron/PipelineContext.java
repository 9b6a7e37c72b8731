// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

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

    static Optional<ObjectNode> ownerOf(DevtronState state, int pipelineId) {
        return state.all("applications")
                .filter(application -> Json.byId(application.path("ciPipelines"), pipelineId)
                        .filter(pipeline -> !Json.flag(pipeline, "deleted"))
                        .isPresent())
                .findFirst();
    }

    /** The pipelines that are linked to one. */
    Stream<ObjectNode> children(int pipelineId) {
        return pipelines(state)
                .filter(pipeline -> Json.number(pipeline, "parentCiPipeline") == pipelineId
                        && Json.unlessFalse(pipeline, "active"));
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
