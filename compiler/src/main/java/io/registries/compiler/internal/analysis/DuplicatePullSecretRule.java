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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A namespace has one Secret of a name and one release of a name. Without its cluster, an environment may write those of
 * another environment. If both clusters are known, see {@link DuplicateNamespaceRule}.
 */
record DuplicatePullSecretRule() implements ConfigurationRule {
    private record NamespacedObject(Optional<String> devtron, String namespace, String kind, String name) {}

    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        Map<NamespacedObject, List<Environment>> writers = new HashMap<>();
        List<Environment> environments = configuration.environments().stream()
                .filter(environment -> environment.namespace().isPresent())
                .sorted(Comparator.comparing(environment -> environment.name().span()))
                .toList();
        environments.forEach(environment -> objects(environment)
                .forEach(object -> writers.computeIfAbsent(object, key -> new ArrayList<>())
                        .add(environment)));
        environments.stream()
                .filter(environment -> environment.cluster().isEmpty())
                .flatMap(environment -> duplicate(environment, writers).stream())
                .forEach(diagnostics::add);
    }

    // One for each environment: its cluster is missing once, however many objects it writes.
    private static Optional<Diagnostic> duplicate(
            Environment environment, Map<NamespacedObject, List<Environment>> writers) {
        return objects(environment)
                .flatMap(object -> writers.getOrDefault(object, List.of()).stream()
                        .filter(other -> !other.name().equals(environment.name()))
                        .limit(1)
                        .map(other -> diagnostic(environment, other, object)))
                .findFirst();
    }

    private static Stream<NamespacedObject> objects(Environment environment) {
        // Any number of environments can use a secret that is managed elsewhere.
        List<PullSecret> written = environment.pullSecrets().stream()
                .filter(secret -> !(secret.delivery() instanceof Delivery.Existing)
                        && !secret.entries().isEmpty())
                .toList();
        return Stream.concat(
                        written.stream()
                                .map(secret -> object(
                                        environment,
                                        "pull secret",
                                        secret.name().value())),
                        written.stream()
                                .flatMap(secret -> secret.release().stream())
                                .map(release -> object(environment, "release", release.value())))
                .distinct();
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
