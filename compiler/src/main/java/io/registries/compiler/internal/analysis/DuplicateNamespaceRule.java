// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Environment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Devtron has at most one environment for each namespace of a cluster. */
record DuplicateNamespaceRule() implements ConfigurationRule {
    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        Map<List<Optional<String>>, Environment> byLocation = new HashMap<>();
        for (Environment environment : SourceOrder.environments(configuration)) {
            if (environment.cluster().isEmpty() || environment.namespace().isEmpty()) {
                continue;
            }
            List<Optional<String>> location =
                    List.of(environment.devtron(), environment.cluster(), environment.namespace());
            Environment first = byLocation.putIfAbsent(location, environment);
            if (first != null) {
                diagnostics.add(diagnostic(environment, first));
            }
        }
    }

    private static Diagnostic diagnostic(Environment environment, Environment first) {
        return Diagnostic.at(
                        DiagnosticCode.DUPLICATE_NAMESPACE,
                        environment.name().span(),
                        "environments `" + first.name() + "` and `" + environment.name() + "` both have namespace `"
                                + environment.namespace().orElseThrow() + "` of cluster `"
                                + environment.cluster().orElseThrow()
                                + "`, but Devtron allows one environment for each namespace")
                .related(first.name().span(), "the other environment")
                .help("set another `namespace` on one of them, or `devtron` if two instances of Devtron manage them");
    }
}
