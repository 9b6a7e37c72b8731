// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.internal.credentials.Credential;
import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.internal.devtron.DevtronScope.ScopedSecret;
import io.registries.compiler.internal.devtron.PlanCollector.Subject;
import io.registries.compiler.internal.devtron.client.Answer;
import io.registries.compiler.internal.devtron.client.LiveEnvironment;
import io.registries.compiler.internal.devtron.client.LiveProject;
import io.registries.compiler.internal.devtron.client.LiveRelease;
import io.registries.compiler.internal.devtron.client.ReleaseContent;
import io.registries.compiler.model.DevtronPolicy.PullSecretInstallation;
import io.registries.compiler.model.PullSecret.PullSecretEntry;
import io.registries.compiler.model.plan.FieldChange;
import io.registries.compiler.model.plan.PlannedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Plans the releases that install pull secrets. */
final class PullSecretPlanner {
    static final String CHART = "dt-secrets";
    static final String CHART_REPOSITORY = "devtron";
    private static final Set<String> COMMITTING = Set.of("argo_cd", "flux");

    private final DevtronScope scope;
    private final LiveData live;
    private final Keychain keychain;
    private final PlanCollector plan;

    PullSecretPlanner(DevtronScope scope, LiveData live, Keychain keychain, PlanCollector plan) {
        this.scope = scope;
        this.live = live;
        this.keychain = keychain;
        this.plan = plan;
    }

    void plan(ScopedSecret scoped) {
        Subject subject = new Subject(
                PlannedType.PULL_SECRET, scoped.name(), scoped.secret().name().span());
        Answer<LiveEnvironment> environment =
                live.state().environment(scoped.environment().name().value());
        if (environment.unreadable().isPresent()) {
            plan.notReadable(subject, environment.unreadable().get());
            return;
        }
        Optional<String> waiting = waitsFor(scoped, environment.found());
        if (waiting.isPresent()) {
            plan.pending(subject, waiting.get());
            return;
        }
        LiveEnvironment target = environment.found().orElseThrow();
        if (target.virtual()) {
            plan.refuse(
                    subject,
                    List.of(),
                    Refusal.impossible(
                            "is for a virtual environment, in which Devtron installs nothing",
                            "deliver it another way, such as a sealed secret"));
            return;
        }
        Answer<LiveRelease> release = live.state()
                .releases()
                .getOrDefault(
                        scoped.name(), Answer.unreadable("was not asked for this release when its state was saved"));
        if (release.unreadable().isPresent()) {
            plan.notReadable(subject, release.unreadable().get());
        } else if (release.foundNothing()) {
            plan.create(subject, created(scoped), refusalsOfCreation(scoped, target));
        } else {
            update(subject, scoped, release.found().orElseThrow());
        }
    }

    private List<Refusal> refusalsOfCreation(ScopedSecret scoped, LiveEnvironment target) {
        List<Refusal> refusals = new ArrayList<>();
        boolean isTaken = live.state().applicationsNamed(scoped.release()).found().stream()
                .anyMatch(applications -> !applications.isEmpty());
        if (isInChartStore() && isTaken) {
            refusals.add(Refusal.impossible(
                    "needs the name `" + scoped.release() + "` in the chart store, which an application has",
                    "set another `release` on the pull secret"));
        }
        commits(target.deploymentTypes()).ifPresent(refusals::add);
        return refusals;
    }

    private Optional<String> waitsFor(ScopedSecret scoped, Optional<LiveEnvironment> environment) {
        if (environment.isEmpty()) {
            return Optional.of("the environment is not in Devtron yet");
        }
        if (environment.get().namespace().isEmpty()) {
            return Optional.of("the environment has no namespace in Devtron");
        }
        if (!isInChartStore()) {
            return Optional.empty();
        }
        if (live.state().chart().foundNothing()) {
            return Optional.of("the chart `" + CHART + "` is not in the chart store of Devtron");
        }
        Optional<String> project = scoped.secret().project();
        boolean hasProject = live.state().projects().found().stream()
                .flatMap(List::stream)
                .map(LiveProject::name)
                .anyMatch(name -> Optional.of(name).equals(project));
        return hasProject
                ? Optional.empty()
                : Optional.of(project.map(name -> "the project `" + name + "` is not in Devtron yet")
                        .orElse("it has no `project`, which the chart store needs"));
    }

    private boolean isInChartStore() {
        return scope.policy().pullSecrets() == PullSecretInstallation.CHART_STORE;
    }

    private static List<FieldChange> created(ScopedSecret scoped) {
        List<FieldChange> fields = new ArrayList<>();
        fields.add(FieldChange.of("chart", Optional.empty(), Optional.of(CHART)));
        fields.add(FieldChange.of("release", Optional.empty(), Optional.of(scoped.release())));
        fields.add(FieldChange.of(
                "name", Optional.empty(), Optional.of(scoped.secret().name().value())));
        scoped.secret().keys().forEach(key -> fields.add(FieldChange.secret("auths." + key)));
        return fields;
    }

    private void update(Subject subject, ScopedSecret scoped, LiveRelease former) {
        List<FieldChange> fields = new ArrayList<>();
        String name = scoped.secret().name().value();
        if (!former.secretName().equals(name)) {
            fields.add(FieldChange.of("name", shown(former.secretName()), Optional.of(name)));
        }
        List<String> keys = scoped.secret().keys();
        if (!former.authKeys().equals(keys)) {
            fields.add(FieldChange.of(
                    "auths", shown(String.join(", ", former.authKeys())), Optional.of(String.join(", ", keys))));
        }
        Optional<ReleaseContent> content =
                Optional.ofNullable(live.secrets().releases().get(scoped.name()));
        scoped.secret().entries().stream()
                .filter(entry -> former.authKeys().contains(entry.authKey()))
                .flatMap(entry -> login(entry, content).stream())
                .forEach(fields::add);
        plan.update(subject, fields, refusalsOfUpdate(scoped, former));
    }

    private static Optional<String> shown(String value) {
        return Optional.of(value).filter(text -> !text.isEmpty());
    }

    private Optional<FieldChange> login(PullSecretEntry entry, Optional<ReleaseContent> content) {
        String field = "auths." + entry.authKey();
        Optional<Credential> declared =
                keychain.credential(entry.credentials()).filter(login -> keychain.isKnown(entry.credentials()));
        Optional<Credential> former = content.map(ReleaseContent::logins).map(logins -> logins.get(entry.authKey()));
        if (declared.isEmpty() || former.isEmpty()) {
            return Optional.of(FieldChange.notCompared(field));
        }
        return isSame(declared.get(), former.get()) ? Optional.empty() : Optional.of(FieldChange.secret(field));
    }

    private static boolean isSame(Credential one, Credential other) {
        return one.username().reveal().equals(other.username().reveal())
                && one.password().reveal().equals(other.password().reveal());
    }

    private List<Refusal> refusalsOfUpdate(ScopedSecret scoped, LiveRelease former) {
        List<Refusal> refusals = new ArrayList<>();
        if (former.inChartStore() && !isInChartStore()) {
            refusals.add(Refusal.impossible(
                    "is a release of the chart store, which an update from outside would break",
                    "set `devtron.pullSecrets` to `chart-store`, or choose another `release`"));
        }
        if (!former.chart().isEmpty() && !former.chart().equals(CHART)) {
            refusals.add(Refusal.danger(
                    DiagnosticCode.FOREIGN_SECRET,
                    "would replace release `" + former.name() + "`, which has the chart `" + former.chart() + "`"));
        }
        if (isInChartStore()) {
            commits(former.deploymentType().isEmpty() ? List.of() : List.of(former.deploymentType()))
                    .ifPresent(refusals::add);
        }
        Set<String> removed = new TreeSet<>(former.authKeys());
        scoped.secret().keys().forEach(removed::remove);
        new LoginUse(live.state(), scope)
                .usedKey(scoped.environment().name().value(), removed)
                .ifPresent(use -> refusals.add(Refusal.danger(
                        DiagnosticCode.PULL_LOGIN_REMOVAL,
                        "would lose the login of `" + use.authKey() + "`, from which application `" + use.application()
                                + "` still pulls there")));
        return refusals;
    }

    // Devtron commits the values of such releases to Git as they are.
    private Optional<Refusal> commits(List<String> deploymentTypes) {
        boolean onlyHelm =
                !deploymentTypes.isEmpty() && deploymentTypes.stream().noneMatch(COMMITTING::contains);
        return isInChartStore() && !onlyHelm
                ? Optional.of(Refusal.danger(
                        DiagnosticCode.PLAINTEXT_COMMIT,
                        deploymentTypes.isEmpty()
                                ? "may be deployed with GitOps, and Devtron then commits its logins in plain text"
                                : "can be deployed with " + (deploymentTypes.contains("flux") ? "Flux" : "Argo CD")
                                        + ", for which Devtron commits its logins in plain text"))
                : Optional.empty();
    }
}
