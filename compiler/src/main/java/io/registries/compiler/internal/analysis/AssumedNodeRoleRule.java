// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Severity;
import io.registries.compiler.diagnostic.Suggestions;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.Pull;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.RegistryCredentials;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The type of a registry suggests that nodes have a role for it, which the compiler cannot see. */
record AssumedNodeRoleRule() implements ConfigurationRule {
    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        for (Environment environment : configuration.environments()) {
            if (!environment.declaresNodePulls()) {
                assumed(environment)
                        .forEach((severity, registries) -> diagnostics.add(
                                diagnostic(environment, registries).withSeverity(severity)));
            }
        }
    }

    // Builds that push with an access key suggest that the cluster is outside AWS.
    private static Map<Severity, Set<String>> assumed(Environment environment) {
        Map<Severity, Set<String>> registries = new TreeMap<>();
        for (Pull pull : environment.pulls()) {
            Registry registry = pull.registry();
            if (environment.nodesPullFrom(registry)) {
                Severity severity = registry.push() instanceof RegistryCredentials.AccessKey
                        ? DiagnosticCode.ASSUMED_NODE_ROLE.severity()
                        : Severity.NOTE;
                registries
                        .computeIfAbsent(severity, ignored -> new TreeSet<>())
                        .add(registry.name().value());
            }
        }
        return registries;
    }

    private static Diagnostic diagnostic(Environment environment, Set<String> registries) {
        return Diagnostic.at(
                        DiagnosticCode.ASSUMED_NODE_ROLE,
                        environment.name().span(),
                        "the nodes of environment `" + environment.name()
                                + "` are assumed to have a role that can pull from "
                                + Suggestions.quoted(registries, ", "))
                .help("add `nodePulls: [" + String.join(", ", registries)
                        + "]` to the environment if its nodes have that role");
    }
}
