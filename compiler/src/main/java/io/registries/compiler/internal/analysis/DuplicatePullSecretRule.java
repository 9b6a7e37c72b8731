// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Delivery;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.PullSecret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A namespace has one Secret of a name and one release of a name. Without its cluster, an environment may write those of
 * another environment. If both clusters are known, see {@link DuplicateNamespaceRule}.
 */
record DuplicatePullSecretRule() implements ConfigurationRule {
    private record NamespacedObject(Optional<String> devtron, String namespace, String kind, String name) {}

    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        List<Environment> withNamespace = new ArrayList<>();
        List<Environment> withoutCluster = new ArrayList<>();
        for (Environment environment : SourceOrder.environments(configuration)) {
            if (environment.namespace().isPresent()) {
                withNamespace.add(environment);
                if (environment.cluster().isEmpty()) {
                    withoutCluster.add(environment);
                }
            }
        }
        if (withoutCluster.isEmpty()) {
            return;
        }
        Map<NamespacedObject, List<Environment>> writers = writers(withNamespace);
        for (Environment environment : withoutCluster) {
            duplicate(environment, writers).ifPresent(diagnostics::add);
        }
    }

    private static Map<NamespacedObject, List<Environment>> writers(List<Environment> environments) {
        Map<NamespacedObject, List<Environment>> writers = new HashMap<>();
        for (Environment environment : environments) {
            for (NamespacedObject object : objects(environment)) {
                writers.computeIfAbsent(object, key -> new ArrayList<>()).add(environment);
            }
        }
        return writers;
    }

    // One for each environment: its cluster is missing once, however many objects it writes.
    private static Optional<Diagnostic> duplicate(
            Environment environment, Map<NamespacedObject, List<Environment>> writers) {
        for (NamespacedObject object : objects(environment)) {
            for (Environment other : writers.getOrDefault(object, List.of())) {
                if (!other.name().equals(environment.name())) {
                    return Optional.of(diagnostic(environment, other, object));
                }
            }
        }
        return Optional.empty();
    }

    /** What an environment writes to its namespace: its pull secrets, then their releases. */
    private static Set<NamespacedObject> objects(Environment environment) {
        Set<NamespacedObject> objects = new LinkedHashSet<>();
        Set<NamespacedObject> releases = new LinkedHashSet<>();
        for (PullSecret secret : environment.pullSecrets()) {
            // Any number of environments can use a secret that is managed elsewhere.
            if (!(secret.delivery() instanceof Delivery.Existing)
                    && !secret.entries().isEmpty()) {
                objects.add(object(environment, "pull secret", secret.name().value()));
                if (secret.release().isPresent()) {
                    releases.add(object(
                            environment, "release", secret.release().get().value()));
                }
            }
        }
        objects.addAll(releases);
        return objects;
    }

    private static NamespacedObject object(Environment environment, String kind, String name) {
        return new NamespacedObject(
                environment.devtron(), environment.namespace().orElseThrow(), kind, name);
    }

    private static Diagnostic diagnostic(Environment environment, Environment other, NamespacedObject object) {
        return Diagnostic.at(
                        DiagnosticCode.DUPLICATE_PULL_SECRET,
                        environment.name().span(),
                        "environment `" + environment.name() + "` has no `cluster`, so its " + object.kind() + " `"
                                + object.name() + "` may overwrite that of environment `" + other.name()
                                + "` in namespace `" + object.namespace() + "`")
                .related(other.name().span(), "the other environment")
                .help("set `cluster` on `" + environment.name() + "`");
    }
}
