// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Registry;

/** Google shut Container Registry down; Artifact Registry serves its hosts. */
record GcrShutdownRule() implements ConfigurationRule {
    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        for (Registry registry : configuration.registries()) {
            if (registry.provider().type().equals("gcr")) {
                diagnostics.add(Diagnostic.at(
                                DiagnosticCode.GCR_SHUTDOWN,
                                registry.name().span(),
                                "Google has shut down Container Registry: Artifact Registry serves `"
                                        + registry.url().value().host() + "` of registry `" + registry.name() + "`")
                        .help("consider a repository of `type: artifact-registry`, whose hosts are"
                                + " `<location>-docker.pkg.dev`"));
            }
        }
    }
}
