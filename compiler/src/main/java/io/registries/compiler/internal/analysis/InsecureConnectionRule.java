// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Connection;

/** Whoever is between an insecure registry and its clients may read its credentials and change its images. */
record InsecureConnectionRule() implements ConfigurationRule {
    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        configuration.registries().stream()
                .filter(registry -> registry.connection().mode().value() == Connection.ConnectionMode.INSECURE)
                .forEach(registry -> diagnostics.add(Diagnostic.at(
                                DiagnosticCode.INSECURE_CONNECTION,
                                registry.connection().mode().span(),
                                "registry `" + registry.name() + "` is connected to without checking who it is")
                        .help("write `connection: secure-with-cert` and `caCertificate` with the authority that"
                                + " signed its certificate")));
    }
}
