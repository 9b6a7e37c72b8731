// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /app/ci-pipeline/patch}: creates, updates or deletes a build pipeline; no action at all means to create one. */
final class PipelinePatches {
    private static final int CREATE = 0;
    private static final int UPDATE = 1;
    private static final int DELETE = 2;

    private final DevtronState state;
    private final Applications applications;
    private final RegistryStore registries;

    PipelinePatches(DevtronState state, Applications applications, RegistryStore registries) {
        this.state = state;
        this.applications = applications;
        this.registries = registries;
    }

    void register(Router router) {
        router.on("POST", "/app/ci-pipeline/patch", this::patch);
    }

    private Answer patch(Call call) {
        call.requireSignedIn();
        ObjectNode request = call.decode(BuildStructs.PATCH);
        BuildValidation.requireValidPatch(request);
        ObjectNode application = applications.require(Json.number(request, "appId"));
        int workflow = Json.number(request, "appWorkflowId");
        if (workflow != 0 && !hasWorkflow(application, workflow)) {
            return Answer.notFound();
        }
        if (!(request.get("ciPipeline") instanceof ObjectNode pipeline)) {
            return Answer.crashed();
        }
        if (!mayPatch(call.user(), application, Json.number(pipeline, "id"))) {
            return Answer.forbiddenWithError();
        }
        if (!BuildConfigurations.exists(application)) {
            return BuildConfigurations.noConfiguration();
        }
        if (Json.text(pipeline, "pipelineType").equals("CI_JOB")) {
            overrideAsJob(pipeline, application);
        }
        return switch (Json.number(request, "action")) {
            case CREATE -> create(application, pipeline, workflow);
            case UPDATE -> {
                new PipelinePatch(state, registries, pipeline).apply();
                yield answer(application, pipeline);
            }
            case DELETE -> delete(application, pipeline);
            default -> Answer.unknown(500, "unsupported operation " + Json.number(request, "action"));
        };
    }

    /** Whoever may update one of the environments of the workflow; without environments, who administers it. */
    private boolean mayPatch(User user, ObjectNode application, int pipelineId) {
        PipelineContext context = new PipelineContext(state, application);
        List<String> environments =
                context.deployments(pipelineId).map(context::environmentName).toList();
        return environments.isEmpty()
                ? user.mayAdminister(Json.text(application, "name"))
                : environments.stream().anyMatch(environment -> user.mayUse("environments", environment));
    }

    private static boolean hasWorkflow(ObjectNode application, int workflow) {
        return Json.first(
                        application.path("ciPipelines"), pipeline -> Json.number(pipeline, "appWorkflowId") == workflow)
                .isPresent();
    }

    /** The build of a job is always that of its application. */
    private static void overrideAsJob(ObjectNode pipeline, ObjectNode application) {
        int material = Json.number(pipeline.path("ciMaterial").path(0), "gitMaterialId");
        pipeline.put("isDockerConfigOverridden", true);
        ObjectNode override = pipeline.putObject("dockerConfigOverride");
        Json.copyAll(application.path("template"), override, "dockerRegistry", "dockerRepository");
        override.putObject("ciBuildConfig")
                .put("gitMaterialId", material)
                .put("buildContextGitMaterialId", material)
                .put("useRootBuildContext", false)
                .put("ciBuildType", "skip-build");
    }

    private Answer create(ObjectNode application, ObjectNode pipeline, int workflow) {
        String name = Json.text(pipeline, "name");
        boolean taken = Json.objects(application.path("ciPipelines"))
                .anyMatch(other -> Json.text(other, "name").equals(name) && !Json.flag(other, "deleted"));
        if (taken) {
            return Answer.unknown(400, "pipeline name already exist");
        }
        ArrayNode pipelines = Json.arrayOf(application, "ciPipelines");
        int id = Json.nextId(state.all("applications").flatMap(other -> Json.objects(other.path("ciPipelines"))));
        pipelines.add(pipeline.deepCopy().put("id", id).put("appWorkflowId", workflow));
        return answer(application, pipeline);
    }

    private static Answer delete(ObjectNode application, ObjectNode pipeline) {
        Optional<ObjectNode> stored = Json.byId(application.path("ciPipelines"), Json.number(pipeline, "id"));
        if (stored.isEmpty()) {
            return Answer.notFound();
        }
        stored.get().put("deleted", true).put("active", false);
        return answer(application, pipeline);
    }

    /** The configuration of the application with the pipeline of the request alone, as it was sent. */
    private static Answer answer(ObjectNode application, ObjectNode pipeline) {
        ObjectNode bean = BuildBeans.configuration(application);
        bean.putArray("ciPipelines").add(pipeline.deepCopy());
        return Answer.ok(bean);
    }
}
