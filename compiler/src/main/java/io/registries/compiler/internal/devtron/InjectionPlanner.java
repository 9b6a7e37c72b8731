// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Plurals;
import io.registries.compiler.internal.devtron.PlanCollector.Subject;
import io.registries.compiler.internal.devtron.client.Answer;
import io.registries.compiler.internal.devtron.client.LiveApplicationName;
import io.registries.compiler.internal.devtron.client.LiveEnvironment;
import io.registries.compiler.internal.devtron.client.LiveInjection;
import io.registries.compiler.internal.devtron.client.LiveRegistry;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.plan.FieldChange;
import io.registries.compiler.model.plan.PlannedType;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Plans the pull secret that Devtron adds to deployments. It is set for a registry and clusters, so it concerns all
 * applications there.
 */
final class InjectionPlanner {
    private static final String TYPE = "ipsConfig.credentialType";
    private static final String NAME = "ipsConfig.credentialValue";
    static final String CLUSTERS = "ipsConfig.appliedClusterIdsCsv";

    private final DevtronScope scope;
    private final LiveState live;
    private final List<PullPath> paths;
    private final PlanCollector plan;

    InjectionPlanner(DevtronScope scope, LiveState live, List<PullPath> paths, PlanCollector plan) {
        this.scope = scope;
        this.live = live;
        this.paths = paths;
        this.plan = plan;
    }

    void plan(Registry registry) {
        Subject subject = new Subject(
                PlannedType.PULL_SECRET_INJECTION,
                registry.name().value(),
                registry.name().span());
        Set<String> secrets = new TreeSet<>();
        NavigableSet<String> clusters = new TreeSet<>();
        for (PullPath path : paths) {
            if (path.pull().registry().name().equals(registry.name())) {
                path.secret().ifPresent(secret -> secrets.add(secret.name().value()));
                path.secret().flatMap(secret -> cluster(path)).ifPresent(clusters::add);
            }
        }
        if (secrets.isEmpty()) {
            return;
        }
        Answer<LiveRegistry> answer = live.registry(registry.name().value());
        if (answer.unreadable().isPresent()) {
            plan.notReadable(subject, answer.unreadable().get());
        } else if (secrets.size() > 1) {
            plan.refuse(
                    subject,
                    List.of(),
                    Refusal.impossible(
                            "would need several names (" + String.join(", ", secrets)
                                    + "), but Devtron adds one name for a registry",
                            "give the pull secrets of this registry one name in all environments"));
        } else if (clusters.isEmpty()) {
            plan.pending(subject, "none of its environments is in Devtron yet");
        } else {
            change(subject, answer.found(), secrets.iterator().next(), clusters);
        }
    }

    private Optional<String> cluster(PullPath path) {
        return live.environment(path.pull().environment())
                .found()
                .filter(environment -> !environment.virtual())
                .map(LiveEnvironment::cluster)
                .flatMap(live::clusterId)
                .map(String::valueOf);
    }

    private void change(
            Subject subject, Optional<LiveRegistry> registry, String secret, NavigableSet<String> clusters) {
        Optional<LiveInjection> former = registry.flatMap(LiveRegistry::injection);
        boolean sameName = former.filter(injection -> injection.type().equals(LiveInjection.BY_NAME)
                        && injection.name().equals(secret))
                .isPresent();
        // Clusters are only added: deployments in the others may depend on the secret.
        NavigableSet<String> applied = new TreeSet<>(clusters);
        former.filter(LiveInjection::addsAnywhere).ifPresent(injection -> applied.addAll(injection.applied()));
        List<FieldChange> fields = new ArrayList<>();
        if (!sameName) {
            fields.add(FieldChange.of(TYPE, former.map(LiveInjection::type), Optional.of(LiveInjection.BY_NAME)));
            fields.add(FieldChange.of(
                    NAME, former.map(LiveInjection::name).filter(name -> !name.isEmpty()), Optional.of(secret)));
        }
        if (former.filter(injection -> clusters.stream().allMatch(injection::appliesTo))
                .isEmpty()) {
            fields.add(FieldChange.of(
                    CLUSTERS,
                    former.map(injection -> String.join(",", injection.applied()))
                            .filter(ids -> !ids.isEmpty()),
                    Optional.of(String.join(",", applied))));
        }
        plan.update(
                subject,
                fields,
                former.map(injection -> refusals(injection, sameName)).orElse(List.of()));
    }

    private List<Refusal> refusals(LiveInjection former, boolean sameName) {
        boolean dropsClusters = former.applied().isEmpty() && former.addsAnywhere();
        long uncovered = uncoveredApplications();
        return former.addsAnywhere() && (!sameName || dropsClusters) && uncovered > 0
                ? List.of(Refusal.danger(
                        DiagnosticCode.PULL_SECRET_INJECTION,
                        "would take the pull secret that Devtron adds now from applications that this file does not"
                                + " declare, of which Devtron has " + Plurals.count(uncovered, "application")))
                : List.of();
    }

    private long uncoveredApplications() {
        Set<String> declared = scope.applications().stream()
                .map(application -> application.name().value())
                .collect(Collectors.toSet());
        return live.applicationNames().found().stream()
                .flatMap(List::stream)
                .map(LiveApplicationName::name)
                .filter(name -> !declared.contains(name))
                .count();
    }
}
