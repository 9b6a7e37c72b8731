// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Suggestions;
import io.registries.compiler.internal.devtron.PlanCollector.Subject;
import io.registries.compiler.internal.devtron.client.Answer;
import io.registries.compiler.internal.devtron.client.LiveDeployment;
import io.registries.compiler.internal.devtron.client.LiveEnvironment;
import io.registries.compiler.internal.devtron.client.LiveInjection;
import io.registries.compiler.internal.devtron.client.LiveRegistry;
import io.registries.compiler.internal.devtron.client.LiveTemplates;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.DevtronPolicy.PullSecretInjection;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.plan.Plan.TemplateChange;
import io.registries.compiler.model.plan.PlannedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Verifies that the pods of each application get their login: the deployment template names the pull secret, or Devtron adds
 * it. Further names in the template do no harm.
 */
final class PullProof {
    private final DevtronScope scope;
    private final LiveState live;
    private final PlanCollector plan;
    private final List<TemplateChange> pasteList = new ArrayList<>();

    PullProof(DevtronScope scope, LiveState live, PlanCollector plan) {
        this.scope = scope;
        this.live = live;
        this.plan = plan;
    }

    /** The templates that a person has to change. */
    List<TemplateChange> pasteList() {
        return List.copyOf(pasteList);
    }

    void prove(PullPath path) {
        Optional<PullSecret> secret = secret(path);
        // An application that is not in Devtron is reported with its build configuration.
        Optional<LiveApplication> application = live.application(path.pull().application());
        if (secret.isEmpty() || application.isEmpty()) {
            return;
        }
        String environment = path.pull().environment();
        Subject subject = new Subject(
                PlannedType.IMAGE_PULL_SECRETS,
                path.pull().application() + "/" + environment,
                path.pull().span());
        Answer<List<LiveDeployment>> deployments = application.get().deployments();
        Answer<LiveTemplates> templates = application.get().templates();
        Optional<String> problem = deployments.unreadable().or(templates::unreadable);
        if (problem.isPresent()) {
            plan.notReadable(subject, problem.get());
        } else if (deployments.found().stream()
                .flatMap(List::stream)
                .noneMatch(deployment -> deployment.environment().equals(environment))) {
            plan.pending(subject, "the application has no deployment pipeline for the environment in Devtron yet");
        } else {
            List<String> named =
                    templates.found().map(found -> found.in(environment)).orElse(List.of());
            if (path.secret().isPresent()) {
                inTemplate(subject, path, secret.get(), named, application.get().id());
            } else {
                inServiceAccount(subject, path, named);
            }
        }
    }

    private static Optional<PullSecret> secret(PullPath path) {
        return path.method() instanceof PullPath.BySecret by ? Optional.of(by.secret()) : Optional.empty();
    }

    private void inTemplate(Subject subject, PullPath path, PullSecret secret, List<String> named, int applicationId) {
        String name = secret.name().value();
        if (named.contains(name) || isInjected(path, name)) {
            plan.unchanged(subject);
        } else if (live.registries().unreadable().isPresent()) {
            plan.notReadable(subject, live.registries().unreadable().get());
        } else if (scope.policy().injection() == PullSecretInjection.BY_NAME && isBuiltFor(path)) {
            plan.pending(subject, "Devtron adds the pull secret when the application is next deployed");
        } else {
            missing(subject, path, name, applicationId);
        }
    }

    /** Kubernetes uses the pull secrets of a service account only for pods that name none. */
    private void inServiceAccount(Subject subject, PullPath path, List<String> named) {
        if (named.isEmpty()) {
            plan.unchanged(subject);
            return;
        }
        String names = Suggestions.quoted(named, ", ");
        plan.refuse(
                subject,
                "the deployment template names " + names + ", so Kubernetes ignores the service account",
                Diagnostic.at(
                                DiagnosticCode.MISSING_IMAGE_PULL_SECRET,
                                path.pull().span(),
                                "the deployment template of application `"
                                        + path.pull().application() + "` in environment `"
                                        + path.pull().environment() + "` names " + names
                                        + ", so Kubernetes ignores the pull secrets of the service account")
                        .help("remove `imagePullSecrets` from the template, or add the pull secret to it"));
    }

    private void missing(Subject subject, PullPath path, String secret, int applicationId) {
        pasteList.add(new TemplateChange(
                path.pull().application(),
                path.pull().environment(),
                List.of(secret),
                "/dashboard/app/" + applicationId + "/edit"));
        plan.refuse(
                subject,
                "the deployment template does not name `" + secret + "`",
                Diagnostic.at(
                                DiagnosticCode.MISSING_IMAGE_PULL_SECRET,
                                path.pull().span(),
                                "the deployment template of application `"
                                        + path.pull().application() + "` in environment `"
                                        + path.pull().environment() + "` does not name the pull secret `" + secret
                                        + "`, so its pods cannot pull `"
                                        + path.pull().image() + "`")
                        .help("add `imagePullSecrets: [" + secret
                                + "]` to the template, or set `devtron.pullSecretInjection: by-name`"));
    }

    // Devtron adds the pull secret of the registry that the image was built for.
    private boolean isInjected(PullPath path, String secret) {
        Optional<LiveInjection> injection =
                live.registry(path.pull().registry().name().value()).found().flatMap(LiveRegistry::injection);
        Optional<String> cluster = live.environment(path.pull().environment())
                .found()
                .filter(environment -> !environment.virtual())
                .map(LiveEnvironment::cluster)
                .flatMap(live::clusterId)
                .map(String::valueOf);
        return isBuiltFor(path)
                && injection.isPresent()
                && cluster.filter(injection.get()::appliesTo).isPresent()
                && (!injection.get().type().equals(LiveInjection.BY_NAME)
                        || injection.get().name().equals(secret));
    }

    private boolean isBuiltFor(PullPath path) {
        return scope.applications().stream()
                .filter(application ->
                        application.name().value().equals(path.pull().application()))
                .flatMap(Application::builds)
                .anyMatch(build -> build.registry()
                        .value()
                        .name()
                        .equals(path.pull().registry().name()));
    }
}
