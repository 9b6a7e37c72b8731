// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /core/v1beta1/application}: all of an application, with the data of its own Secrets. */
final class CoreApplications {
    private final DevtronState state;
    private final Applications applications;

    CoreApplications(DevtronState state, Applications applications) {
        this.state = state;
        this.applications = applications;
    }

    void register(Router router) {
        router.on("GET", "/core/v1beta1/application/{appId}", this::get);
    }

    private Answer get(Call call) {
        call.requireSignedIn();
        int id = call.id("appId");
        Optional<ObjectNode> found = applications.find(id);
        String name = found.map(application -> Json.text(application, "name")).orElse("");
        if (!call.user().mayAdminister(name)) {
            return Answer.failed(403, "11008", "forbidden", "Access denied for update operation on application");
        }
        return found.map(application -> Answer.ok(bean(application))).orElseGet(Answer::notFound);
    }

    private ObjectNode bean(ObjectNode application) {
        PipelineContext context = new PipelineContext(state, application);
        ObjectNode bean = Json.object();
        bean.putObject("metadata")
                .put("appName", Json.text(application, "name"))
                .put("projectName", project(application))
                .putNull("labels");
        bean.set(
                "gitMaterials",
                Json.array(Applications.materials(application)
                        .map(material -> Json.object()
                                .put("gitRepoUrl", Json.text(material, "url"))
                                .put("checkoutPath", Json.text(material, "checkoutPath"))
                                .put("fetchSubmodules", false))));
        bean.set("dockerConfig", dockerConfig(application, context));
        JsonNode base = application.path("deploymentTemplate");
        bean.set("globalDeploymentTemplate", template(base, base, false));
        ArrayNode workflows = Json.array(Json.objects(application.path("ciPipelines"))
                .filter(pipeline -> !Json.flag(pipeline, "deleted"))
                .map(pipeline -> workflow(pipeline, context)));
        if (!workflows.isEmpty()) {
            bean.set("workflows", workflows);
        }
        Json.copyPresent(application, bean, "globalConfigMaps", "globalSecrets");
        ObjectNode environments = Json.object();
        for (String environment : environments(application, context)) {
            JsonNode override = application.path("environmentOverride").path(environment);
            ObjectNode shown = environments.putObject(environment);
            shown.set("deploymentTemplate", template(override, base, override.has("template")));
            shown.set("configMaps", shown.nullNode());
            shown.set("secrets", override.has("secrets") ? override.path("secrets") : shown.nullNode());
        }
        if (!environments.isEmpty()) {
            bean.set("environmentOverride", environments);
        }
        return bean;
    }

    private static Set<String> environments(ObjectNode application, PipelineContext context) {
        Set<String> names = new TreeSet<>();
        Json.objects(application.path("cdPipelines"))
                .map(context::environmentName)
                .forEach(names::add);
        return names;
    }

    /** An environment without an override shows the template of the application. */
    private static JsonNode template(JsonNode own, JsonNode base, boolean override) {
        if (!base.isObject()) {
            return Json.object().nullNode();
        }
        ObjectNode shown = Json.object().put("chartRefId", Json.number(base, "chartRefId"));
        shown.set("template", (override ? own : base).path("template").deepCopy());
        return shown.put("showAppMetrics", false)
                .put("isOverride", override)
                .put("isBasicViewLocked", false)
                .put("currentViewEditor", "UNDEFINED");
    }

    private JsonNode dockerConfig(ObjectNode application, PipelineContext context) {
        if (!BuildConfigurations.exists(application)) {
            return application.nullNode();
        }
        ObjectNode configuration = BuildBeans.configuration(application);
        JsonNode build = configuration.path("ciBuildConfig");
        ObjectNode shown = Json.object()
                .put("dockerRegistry", Json.text(configuration, "dockerRegistry"))
                .put("dockerRepository", Json.text(configuration, "dockerRepository"));
        shown.set("ciBuildConfig", build);
        return shown.put(
                "checkoutPath",
                context.gitMaterial(Json.number(build, "gitMaterialId"))
                        .map(material -> Json.text(material, "checkoutPath"))
                        .orElse(""));
    }

    private static ObjectNode workflow(ObjectNode pipeline, PipelineContext context) {
        int id = Json.number(pipeline, "id");
        ObjectNode workflow = Json.object().put("name", "wf-" + Json.number(pipeline, "appWorkflowId"));
        ObjectNode build = workflow.putObject("ciPipeline")
                .put("name", Json.text(pipeline, "name"))
                .put("isManual", Json.flag(pipeline, "isManual"));
        build.set(
                "dockerBuildArgs",
                pipeline.path("dockerArgs").isObject() ? pipeline.path("dockerArgs") : Json.object());
        build.put("isExternal", Json.flag(pipeline, "isExternal"));
        Json.copyPresent(pipeline, build, "parentCiPipeline", "pipelineType");
        ArrayNode deployments = Json.array(context.deployments(id)
                .map(deployment -> Json.object()
                        .put("name", Json.text(deployment, "name"))
                        .put("environmentName", context.environmentName(deployment))));
        if (!deployments.isEmpty()) {
            workflow.set("cdPipelines", deployments);
        }
        return workflow;
    }

    private String project(ObjectNode application) {
        return state.byId("teams", Json.number(application, "teamId"))
                .map(team -> Json.text(team, "name"))
                .orElse("");
    }
}
