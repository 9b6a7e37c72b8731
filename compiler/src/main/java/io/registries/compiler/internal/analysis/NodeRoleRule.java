// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Environment;

/** Nodes can use their role only for registries of their cloud provider. */
record NodeRoleRule() implements ConfigurationRule {
    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        for (Environment environment : configuration.environments()) {
            environment.nodePulls().stream()
                    .filter(registry -> !registry.value().provider().supportsNodeRole())
                    .forEach(registry -> diagnostics.add(Diagnostic.at(
                                    DiagnosticCode.NO_NODE_ROLE,
                                    registry.span(),
                                    "registry `" + registry.value().name() + "` of type `"
                                            + registry.value().provider().type() + "` does not support node roles")
                            .related(registry.value().name().span(), "declared here")
                            .help("remove it from `nodePulls`, and use a pull secret")));
        }
    }
}
