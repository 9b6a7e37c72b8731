// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.devtron.client.ApplicationAnswer;
import io.registries.compiler.internal.devtron.client.BuildConfigAnswer;
import io.registries.compiler.internal.devtron.client.BuildConfigAnswer.PipelineSummary;
import io.registries.compiler.internal.devtron.client.LiveDeployment;
import io.registries.compiler.internal.devtron.client.LiveEnvironment;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.Pipeline;
import java.util.List;
import java.util.Optional;

/** Reports what the file says otherwise than Devtron, and what no plan changes: clusters, namespaces, projects and which pipeline builds for which environment. */
final class MismatchCheck {
    private final LiveState live;
    private final PlanCollector plan;

    MismatchCheck(LiveState live, PlanCollector plan) {
        this.live = live;
        this.plan = plan;
    }

    void check(Environment environment) {
        Optional<LiveEnvironment> found =
                live.environment(environment.name().value()).found();
        String subject = "environment `" + environment.name() + "`";
        found.ifPresent(actual -> {
            compare(
                    subject,
                    "cluster",
                    environment.cluster(),
                    actual.cluster(),
                    environment.name().span());
            compare(
                    subject,
                    "namespace",
                    environment.namespace(),
                    actual.namespace(),
                    environment.name().span());
        });
    }

    void check(Application application) {
        Optional<LiveApplication> state = live.application(application.name().value());
        Optional<String> project = state.flatMap(found -> found.details().found())
                .map(ApplicationAnswer::projectId)
                .flatMap(live::projectName);
        project.ifPresent(actual -> compare(
                "application `" + application.name() + "`",
                "project",
                application.project(),
                actual,
                application.name().span()));
        state.ifPresent(found -> application.pipelines().forEach(pipeline -> check(application, pipeline, found)));
    }

    private void check(Application application, Pipeline pipeline, LiveApplication state) {
        Optional<Integer> id = pipelines(state).stream()
                .filter(name -> name.name().equals(pipeline.name().value()))
                .map(PipelineSummary::id)
                .findFirst();
        if (id.isEmpty()) {
            return;
        }
        for (Located<String> environment : pipeline.environments()) {
            state.deployments().found().stream()
                    .flatMap(List::stream)
                    .filter(deployment -> deployment.environment().equals(environment.value()))
                    .map(LiveDeployment::pipelineId)
                    .filter(actual -> !actual.equals(id.get()))
                    .findFirst()
                    .ifPresent(actual -> plan.report(Diagnostic.at(
                                    DiagnosticCode.DEVTRON_MISMATCH,
                                    environment.span(),
                                    "environment `" + environment + "` gets its images of application `"
                                            + application.name() + "` from " + nameOf(actual, state)
                                            + " in Devtron, not from `" + pipeline.name() + "`")
                            .help("correct `environments` of the pipeline, or the workflow in Devtron")));
        }
    }

    private static String nameOf(int pipelineId, LiveApplication state) {
        return pipelines(state).stream()
                .filter(pipeline -> pipeline.id() == pipelineId)
                .map(pipeline -> "pipeline `" + pipeline.name() + "`")
                .findFirst()
                .orElse("another source");
    }

    private static List<PipelineSummary> pipelines(LiveApplication state) {
        return state.buildConfig().found().map(BuildConfigAnswer::pipelines).orElse(List.of());
    }

    private void compare(String subject, String field, Optional<String> declared, String actual, Span span) {
        declared.filter(value -> !value.equals(actual) && !actual.isEmpty())
                .ifPresent(value -> plan.report(Diagnostic.at(
                                DiagnosticCode.DEVTRON_MISMATCH,
                                span,
                                subject + " has the " + field + " `" + actual + "` in Devtron, not `" + value + "`")
                        .help("correct `" + field + "`, or change it in Devtron")));
    }
}
