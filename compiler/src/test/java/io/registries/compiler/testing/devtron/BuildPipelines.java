// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Single build pipelines: {@code /app/ci-pipeline/{appId}/{pipelineId}} and their builds. */
final class BuildPipelines {
    private final DevtronState state;
    private final Applications applications;

    BuildPipelines(DevtronState state, Applications applications) {
        this.state = state;
        this.applications = applications;
    }

    void register(Router router) {
        router.on("GET", "/app/ci-pipeline/{pipelineId}/workflows", this::builds)
                .on("GET", "/app/ci-pipeline/{appId}/{pipelineId}", this::get);
    }

    // The pipeline is looked for in all applications, whatever the path says.
    private Answer get(Call call) {
        int appId = call.id("appId");
        int pipelineId = call.id("pipelineId");
        ObjectNode application = applications.require(appId);
        if (!call.user().mayRead(Json.text(application, "name"))) {
            return Answer.forbiddenWithError();
        }
        Optional<ObjectNode> owner = PipelineContext.ownerOf(state, pipelineId);
        if (owner.isEmpty()) {
            return Answer.failed(404, "404", "ci pipeline not found ", "ci pipeline not found");
        }
        PipelineContext context = new PipelineContext(state, owner.get());
        boolean hidden = context.deployments(pipelineId)
                .anyMatch(deployment -> !call.user().mayUse("environments", context.environmentName(deployment)));
        if (hidden) {
            return Answer.forbiddenWithError();
        }
        return Json.byId(owner.get().path("ciPipelines"), pipelineId)
                .map(pipeline -> Answer.ok(PipelineBeans.single(pipeline, context)))
                .orElseGet(Answer::notFound);
    }

    private Answer builds(Call call) {
        call.requireSignedIn();
        int pipelineId = call.id("pipelineId");
        for (String required : new String[] {"offset", "size"}) {
            if (!call.parameter(required).matches("-?\\d+")) {
                return Answer.failed(
                        400,
                        "000",
                        "[{strconv.Atoi: parsing \"" + call.parameter(required) + "\": invalid syntax}]",
                        "invalid " + required);
            }
        }
        Optional<ObjectNode> owner = PipelineContext.ownerOf(state, pipelineId);
        if (owner.isEmpty()) {
            return Answer.notFound();
        }
        if (!call.user().mayRead(Json.text(owner.get(), "name"))) {
            return Answer.forbidden();
        }
        ObjectNode result = Json.object()
                .put("hideImageTaggingHardDelete", false)
                .put("tagsEditable", false)
                .putNull("appReleaseTagNames");
        result.set(
                "ciWorkflows",
                Json.array(Json.objects(Json.byId(owner.get().path("ciPipelines"), pipelineId)
                                .orElseThrow()
                                .path("builds"))
                        .skip(Call.numeric(call.parameter("offset")))
                        .limit(Call.numeric(call.parameter("size")))
                        .map(build -> build.deepCopy().put("ciPipelineId", pipelineId))));
        return Answer.ok(result);
    }
}
