// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.internal.devtron.PlanCollector.Subject;
import io.registries.compiler.internal.devtron.client.Answer;
import io.registries.compiler.internal.devtron.client.BuildConfigAnswer;
import io.registries.compiler.internal.devtron.client.BuildFields;
import io.registries.compiler.internal.devtron.client.LiveBuild;
import io.registries.compiler.internal.devtron.client.LivePipeline;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.Pipeline;
import io.registries.compiler.model.WrittenFields;
import io.registries.compiler.model.plan.FieldChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans the overrides of the build pipelines of an application. */
final class PipelinePlanner {
    private static final Set<String> TYPES_WITHOUT_BUILD = Set.of("CI_JOB", "LINKED", "LINKED_CD", "EXTERNAL");
    private static final String PREFIX = "dockerConfigOverride.";
    private static final String ARGS = "dockerArgs";

    private final Application application;
    private final LiveApplication state;
    private final LiveState live;
    private final PlanCollector plan;

    PipelinePlanner(Application application, LiveApplication state, LiveState live, PlanCollector plan) {
        this.application = application;
        this.state = state;
        this.live = live;
        this.plan = plan;
    }

    void plan(Pipeline pipeline, Subject subject) {
        String name = pipeline.name().value();
        if (state.buildConfig().unreadable().isPresent()) {
            plan.notReadable(subject, state.buildConfig().unreadable().get());
            return;
        }
        if (state.buildConfig().foundNothing()) {
            plan.pending(subject, "the application has no build configuration in Devtron yet");
            return;
        }
        List<String> names = state.buildConfig().found().map(BuildConfigAnswer::pipelines).orElse(List.of()).stream()
                .map(BuildConfigAnswer.PipelineSummary::name)
                .filter(name::equals)
                .toList();
        if (names.size() != 1) {
            plan.refuse(
                    subject,
                    List.of(),
                    Refusal.impossible(
                            names.isEmpty() ? "is not in Devtron" : "is there " + names.size() + " times in Devtron",
                            "create the build pipeline in Devtron, or correct its name"));
            return;
        }
        Answer<LivePipeline> answer = state.pipelines()
                .getOrDefault(name, Answer.unreadable("was not asked for this pipeline when its state was saved"));
        answer.unreadable().ifPresent(reason -> plan.notReadable(subject, reason));
        answer.found().ifPresent(former -> update(pipeline, subject, former));
    }

    private void update(Pipeline pipeline, Subject subject, LivePipeline former) {
        List<FieldChange> fields = new ArrayList<>();
        if (pipeline.overridesBuild()) {
            fields.addAll(override(pipeline, former));
        }
        if (writesArguments(pipeline)) {
            fields.addAll(FieldComparison.compare(
                    former.args(), BuildFields.of(Map.of(ARGS, pipeline.extraArgs())), path -> true));
        }
        plan.update(subject, fields, refusals(pipeline, former));
    }

    /** The written fields of a pipeline's override. */
    static ManagedBuild managedOverride(Pipeline pipeline) {
        WrittenFields buildFields =
                pipeline.written().contains("build") ? pipeline.build().written() : WrittenFields.NONE;
        boolean hasArguments = pipeline.build().build().isFromDockerfile();
        // Devtron replaces the arguments in the override of a Dockerfile build, and stores those of the pipeline apart.
        return ManagedBuild.of(
                pipeline.written().without("args"),
                hasArguments ? buildFields.without("args") : buildFields,
                pipeline.build());
    }

    private List<FieldChange> override(Pipeline pipeline, LivePipeline former) {
        ManagedBuild managed = managedOverride(pipeline);
        if (former.override().isEmpty()) {
            List<FieldChange> all = new ArrayList<>();
            all.add(FieldChange.of("isDockerConfigOverridden", Optional.of("false"), Optional.of("true")));
            managed.planned()
                    .forEach((path, value) ->
                            all.addAll(FieldComparison.compare(Map.of(), Map.of(PREFIX + path, value), any -> true)));
            return all;
        }
        LiveBuild override = former.override().get();
        return managed.changes(override, state).stream()
                .map(change ->
                        new FieldChange(PREFIX + change.name(), change.former(), change.planned(), change.kind()))
                .toList();
    }

    static boolean writesArguments(Pipeline pipeline) {
        return pipeline.written().contains("args")
                || (pipeline.written().contains("build")
                        && pipeline.build().written().contains("args"));
    }

    private List<Refusal> refusals(Pipeline pipeline, LivePipeline former) {
        List<Refusal> refusals = new ArrayList<>();
        if (former.external() || former.linked() || TYPES_WITHOUT_BUILD.contains(former.type())) {
            refusals.add(Refusal.impossible(
                    "does not build in Devtron (it is " + kind(former) + "), so Devtron ignores its override",
                    "remove the override of the pipeline, or override that of the pipeline that builds the image"));
        }
        if (former.hasScripts()) {
            refusals.add(Refusal.impossible(
                    "has scripts of an old kind in Devtron, which every update of the pipeline removes",
                    "move the scripts to pre-build or post-build tasks in Devtron"));
        }
        Materials.problem(state, pipeline.overridesBuild() ? pipeline.build() : application.build())
                .ifPresent(refusals::add);
        if (pipeline.overridesBuild()) {
            TargetRegistry.problem(live, pipeline.build()).ifPresent(refusals::add);
        }
        return refusals;
    }

    private static String kind(LivePipeline pipeline) {
        if (pipeline.external()) {
            return "external";
        }
        return pipeline.linked() ? "linked to another pipeline" : "of type " + pipeline.type();
    }
}
