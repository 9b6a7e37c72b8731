// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Deployment pipelines, which say where the images of a build pipeline run: {@code /app/cd-pipeline/{appId}}. */
final class DeploymentPipelines {
    private final DevtronState state;
    private final Applications applications;

    DeploymentPipelines(DevtronState state, Applications applications) {
        this.state = state;
        this.applications = applications;
    }

    void register(Router router) {
        router.on("GET", "/app/cd-pipeline/{appId}", this::get);
    }

    private Answer get(Call call) {
        ObjectNode application = applications.require(call.id("appId"));
        if (!call.user().mayRead(Json.text(application, "name"))) {
            return Answer.forbiddenWithError();
        }
        PipelineContext context = new PipelineContext(state, application);
        ArrayNode pipelines = Json.array(Json.objects(application.path("cdPipelines"))
                .filter(pipeline -> !Json.flag(pipeline, "deleted"))
                .map(pipeline -> pipeline(pipeline, context)));
        ObjectNode result = Json.object();
        if (!pipelines.isEmpty()) {
            result.set("pipelines", pipelines);
        }
        return Answer.ok(result.put("appId", Json.number(application, "id")));
    }

    private static ObjectNode pipeline(ObjectNode stored, PipelineContext context) {
        ObjectNode bean = Json.object();
        Json.copyPresent(stored, bean, "id", "environmentId");
        bean.put("environmentName", context.environmentName(stored)).put("description", "");
        Json.copyPresent(stored, bean, "ciPipelineId");
        bean.put(
                "triggerType",
                Json.text(stored, "triggerType").isEmpty() ? "AUTOMATIC" : Json.text(stored, "triggerType"));
        Json.copyPresent(stored, bean, "name");
        bean.putObject("preStage");
        bean.putObject("postStage");
        return bean.put("isClusterCdActive", false)
                .put("parentPipelineId", Json.number(stored, "ciPipelineId"))
                .put("parentPipelineType", "CI_PIPELINE")
                .put(
                        "deploymentAppType",
                        Json.text(stored, "deploymentAppType").isEmpty()
                                ? "helm"
                                : Json.text(stored, "deploymentAppType"))
                .put("appName", "")
                .put("deploymentAppDeleteRequest", false)
                .put("deploymentAppCreated", Json.unlessFalse(stored, "deploymentAppCreated"))
                .put("appId", 0)
                .put("isVirtualEnvironment", Json.flag(stored, "isVirtualEnvironment"));
    }
}
