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
                .help(hasCertificate ? trust(registry) : allow(registry));
    }

    private static String trust(Registry registry) {
        String host = host(registry);
        return "on each node, for containerd, put the CA certificate into `/etc/containerd/certs.d/" + host
                + "/` and name it as `ca` in `hosts.toml` there; for CRI-O, put it into `/etc/containers/certs.d/"
                + host
                + "/ca.crt`";
    }

    private static String allow(Registry registry) {
        String host = host(registry);
        return "on each node, for containerd, set `skip_verify = true` in `/etc/containerd/certs.d/" + host
                + "/hosts.toml`; for CRI-O, set `insecure = true` for `" + host
                + "` in `/etc/containers/registries.conf`";
    }

    private static String host(Registry registry) {
        return registry.provider().apiAuthority(registry.url().value());
    }
}
