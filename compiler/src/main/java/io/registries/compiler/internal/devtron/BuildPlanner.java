// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.internal.devtron.PlanCollector.Subject;
import io.registries.compiler.internal.devtron.client.Answer;
import io.registries.compiler.internal.devtron.client.BuildConfigAnswer;
import io.registries.compiler.internal.devtron.client.BuildFields;
import io.registries.compiler.internal.devtron.client.LiveApplicationName;
import io.registries.compiler.internal.devtron.client.LiveBuild;
import io.registries.compiler.internal.payload.BuildPayload;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.EffectiveBuild;
import io.registries.compiler.model.Pipeline;
import io.registries.compiler.model.plan.FieldChange;
import io.registries.compiler.model.plan.PlannedType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Plans the build configurations of applications, and the overrides of their pipelines. */
final class BuildPlanner {
    private static final String NOT_SAVED = "was not asked for this application when its state was saved";

    private final LiveState live;
    private final PlanCollector plan;

    BuildPlanner(LiveState live, PlanCollector plan) {
        this.live = live;
        this.plan = plan;
    }

    void plan(Application application) {
        Subject subject = subject(application);
        Answer<List<LiveApplicationName>> names =
                live.applicationsNamed(application.name().value());
        List<LiveApplicationName> found = names.found().orElse(List.of());
        if (names.unreadable().isPresent()) {
            each(application, one -> plan.notReadable(one, names.unreadable().get()));
        } else if (found.isEmpty()) {
            each(
                    application,
                    one -> plan.pending(one, "the application is not in Devtron yet, or the token may not see it"));
        } else if (found.size() > 1) {
            plan.refuse(
                    subject,
                    List.of(),
                    Refusal.impossible(
                            "has " + found.size() + " applications of that name in Devtron",
                            "rename or delete all but one of them in Devtron"));
        } else {
            live.application(application.name().value())
                    .ifPresentOrElse(
                            state -> plan(application, state),
                            () -> each(application, one -> plan.notReadable(one, NOT_SAVED)));
        }
    }

    private void plan(Application application, LiveApplication state) {
        if (!application.build().registry().value().isPublic()) {
            base(application, state);
        }
        for (Pipeline pipeline : application.pipelines()) {
            if (!pipeline.build().registry().value().isPublic()) {
                new PipelinePlanner(application, state, live, plan).plan(pipeline, subject(application, pipeline));
            }
        }
    }

    private void base(Application application, LiveApplication state) {
        Subject subject = subject(application);
        Optional<String> problem =
                state.buildConfig().unreadable().or(() -> state.details().unreadable());
        if (problem.isPresent()) {
            plan.notReadable(subject, problem.get());
            return;
        }
        EffectiveBuild build = application.build();
        List<Refusal> refused = Stream.of(Materials.problem(state, build), TargetRegistry.problem(live, build))
                .flatMap(Optional::stream)
                .toList();
        Optional<LiveBuild> former = state.buildConfig().found().flatMap(BuildConfigAnswer::build);
        if (former.isEmpty()) {
            plan.create(
                    subject,
                    FieldComparison.compare(Map.of(), BuildFields.of(BuildPayload.of(build)), path -> true),
                    refused);
            return;
        }
        List<FieldChange> fields =
                ManagedBuild.of(application.written(), build.written(), build).changes(former.get(), state);
        plan.update(subject, fields, refused);
    }

    private void each(Application application, Consumer<Subject> action) {
        if (!application.build().registry().value().isPublic()) {
            action.accept(subject(application));
        }
        application.pipelines().stream()
                .filter(pipeline -> !pipeline.build().registry().value().isPublic())
                .map(pipeline -> subject(application, pipeline))
                .forEach(action);
    }

    private static Subject subject(Application application) {
        return new Subject(
                PlannedType.BUILD_CONFIG,
                application.name().value(),
                application.name().span());
    }

    private static Subject subject(Application application, Pipeline pipeline) {
        return new Subject(
                PlannedType.PIPELINE_OVERRIDE,
                application.name() + "/" + pipeline.name(),
                pipeline.name().span());
    }
}
