// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Plurals;
import io.registries.compiler.diagnostic.Suggestions;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Connection.ConnectionMode;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.Pull;
import io.registries.compiler.model.Registry;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.TreeSet;

/** {@code connection} configures builds, but the container runtime of a node trusts the certificates on the node. */
record NodeTrustRule() implements ConfigurationRule {
    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        IdentityHashMap<Registry, Set<String>> environments = new IdentityHashMap<>();
        for (Environment environment : configuration.environments()) {
            for (Pull pull : environment.pulls()) {
                if (pull.registry().connection().mode().value() != ConnectionMode.SECURE) {
                    environments
                            .computeIfAbsent(pull.registry(), registry -> new TreeSet<>())
                            .add(environment.name().value());
                }
            }
        }
        environments.forEach((registry, names) -> diagnostics.add(diagnostic(registry, names)));
    }

    private static Diagnostic diagnostic(Registry registry, Set<String> environments) {
        boolean hasCertificate = registry.connection().mode().value() == ConnectionMode.SECURE_WITH_CERT;
        return Diagnostic.at(
                        DiagnosticCode.NODE_TRUST,
                        registry.connection().mode().span(),
                        "the nodes of " + Plurals.noun(environments.size(), "environment") + " "
                                + Suggestions.quoted(environments, ", ") + " must "
                                + (hasCertificate ? "trust the CA certificate of" : "allow insecure connections to")
                                + " registry `" + registry.name()
                                + "` too: `connection` applies to builds and checks only")
                .help(
                        hasCertificate
                                ? "install the CA certificate for containerd on each node"
                                : "configure the registry as insecure for containerd on each node");
    }
}
