// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.internal.devtron.client.Answer;
import io.registries.compiler.internal.devtron.client.BuildConfigAnswer;
import io.registries.compiler.internal.devtron.client.DevtronClient;
import io.registries.compiler.internal.devtron.client.DevtronException;
import io.registries.compiler.internal.devtron.client.LivePipeline;
import io.registries.compiler.internal.devtron.client.RawAnswer;
import io.registries.compiler.internal.devtron.client.WriteAnswer;
import io.registries.compiler.internal.format.JsonFields;
import io.registries.compiler.internal.format.JsonSupport;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.Pipeline;
import io.registries.compiler.model.plan.PlannedObject;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * Updates the override of a build pipeline.
 *
 * @param client of Devtron
 * @param application the declared application
 * @param pipeline the declared pipeline
 */
record PipelineStep(DevtronClient client, Application application, Pipeline pipeline) implements ApplyStep {
    private static final int UPDATE = 1;
    private static final String OVERRIDE = "dockerConfigOverride";
    private static final String IS_OVERRIDDEN = "isDockerConfigOverridden";

    /** What Devtron makes up in an answer, and stages, which stay if the request has none. */
    private static final List<String> NOT_SENT =
            List.of("preBuildStage", "postBuildStage", "defaultTag", "linkedCount", "lastTriggeredEnvId");

    @Override
    public Reading read(LiveData live) throws DevtronException {
        LiveApplication known = known(live);
        Optional<Integer> id = id(known);
        Answer<RawAnswer<LivePipeline>> answer =
                id.isPresent() ? client.rawPipeline(known.id(), id.get()) : Answer.missing();
        LiveApplication now = known.with(client.application(known.id()), client.buildConfig(known.id()))
                .withPipeline(pipeline.name().value(), answer.map(RawAnswer::object));
        return Reading.of(new LiveData(live.state().withApplication(now), live.secrets()), answer);
    }

    private LiveApplication known(LiveData live) {
        return live.state().application(application.name().value()).orElseThrow();
    }

    private Optional<Integer> id(LiveApplication known) {
        return known.buildConfig().found().map(BuildConfigAnswer::pipelines).orElse(List.of()).stream()
                .filter(summary -> summary.name().equals(pipeline.name().value()))
                .map(BuildConfigAnswer.PipelineSummary::id)
                .findFirst();
    }

    @Override
    public void plan(LiveData live, PlanCollector collector) {
        new BuildPlanner(live.state(), collector).plan(application);
    }

    // The counter of a custom tag is written back as it was read.
    @Override
    public Optional<String> obstacle(PlannedObject planned, Reading now) throws DevtronException {
        boolean countsTags = JsonFields.flag(now.document(), "enableCustomTag");
        Optional<Integer> id = id(known(now.live()));
        return countsTags
                        && id.isPresent()
                        && client.isBuilding(id.get()).found().orElse(false)
                ? Optional.of("has a build that has not ended, and an update could make Devtron use its tag again")
                : Optional.empty();
    }

    @Override
    public WriteAnswer write(PlannedObject planned, Reading now) throws DevtronException {
        LiveApplication live = known(now.live());
        ObjectNode body = JsonSupport.emptyObject();
        body.put("appId", live.id());
        body.put("appWorkflowId", now.document().path("appWorkflowId").asInt(0));
        body.put("action", UPDATE);
        body.set("ciPipeline", document(now.document(), live));
        return client.writer().updatePipeline(body);
    }

    private ObjectNode document(ObjectNode former, LiveApplication live) {
        ObjectNode document = former.deepCopy();
        document.remove(NOT_SENT);
        boolean isOverridden = JsonFields.flag(former, IS_OVERRIDDEN);
        if (pipeline.overridesBuild()) {
            ManagedBuild managed =
                    isOverridden ? PipelinePlanner.managedOverride(pipeline) : ManagedBuild.whole(pipeline.build());
            // A former override is returned even after it was switched off.
            ObjectNode override = isOverridden ? JsonTrees.child(document, OVERRIDE) : JsonSupport.emptyObject();
            document.put(IS_OVERRIDDEN, true);
            document.set(OVERRIDE, managed.mergedInto(override, live));
        } else if (!isOverridden) {
            document.remove(OVERRIDE);
        }
        if (document.get(OVERRIDE) instanceof ObjectNode override) {
            override.remove("id");
        }
        if (PipelinePlanner.writesArguments(pipeline)) {
            document.set("dockerArgs", JsonSupport.toTree(new TreeMap<>(pipeline.extraArgs())));
        }
        return document;
    }
}
