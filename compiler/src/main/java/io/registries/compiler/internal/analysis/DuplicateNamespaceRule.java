// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Environment;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Devtron has at most one environment for each namespace of a cluster. */
record DuplicateNamespaceRule() implements ConfigurationRule {
    private record Location(Optional<String> devtron, String cluster, String namespace) {}

    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        Map<Location, Environment> environments = new HashMap<>();
        List<Environment> located = configuration.environments().stream()
                .filter(environment -> environment.cluster().isPresent()
                        && environment.namespace().isPresent())
                .sorted(Comparator.comparing(environment -> environment.name().span()))
                .toList();
        for (Environment environment : located) {
            Location location = new Location(
                    environment.devtron(),
                    environment.cluster().orElseThrow(),
                    environment.namespace().orElseThrow());
            Environment first = environments.putIfAbsent(location, environment);
            if (first != null) {
                diagnostics.add(diagnostic(environment, first, location));
            }
        }
    }

    private static Diagnostic diagnostic(Environment environment, Environment first, Location location) {
        return Diagnostic.at(
                        DiagnosticCode.DUPLICATE_NAMESPACE,
                        environment.name().span(),
                        "environments `" + first.name() + "` and `" + environment.name() + "` both have namespace `"
                                + location.namespace() + "` of cluster `" + location.cluster()
                                + "`, but Devtron allows one environment for each namespace")
                .related(first.name().span(), "the other environment")
                .help("set another `namespace` on one of them, or `devtron` if two instances of Devtron manage them");
    }
}
