// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Connection;
import io.registries.compiler.model.Registry;

/** Insecure connections expose credentials and images to man-in-the-middle attacks. */
record InsecureConnectionRule() implements ConfigurationRule {
    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        for (Registry registry : configuration.registries()) {
            if (registry.connection().mode().value() == Connection.ConnectionMode.INSECURE) {
                diagnostics.add(Diagnostic.at(
                                DiagnosticCode.INSECURE_CONNECTION,
                                registry.connection().mode().span(),
                                "the certificate of registry `" + registry.name() + "` is not verified")
                        .help("set `connection: secure-with-cert`, and `caCertificate` to the CA certificate that"
                                + " signed the registry's certificate"));
            }
        }
    }
}
