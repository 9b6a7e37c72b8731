// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Environment;

/** Nodes have a role only where their cloud runs the registry. */
record NodeRoleRule() implements ConfigurationRule {
    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        for (Environment environment : configuration.environments()) {
            environment.nodePulls().stream()
                    .filter(registry -> !registry.value().provider().hasNodeRole())
                    .forEach(registry -> diagnostics.add(Diagnostic.at(
                                    DiagnosticCode.NO_NODE_ROLE,
                                    registry.span(),
                                    "no node has a role for registry `"
                                            + registry.value().name() + "` of type `"
                                            + registry.value().provider().type() + "`")
                            .related(registry.value().name().span(), "declared here")
                            .help("remove it here: a pull secret serves it")));
        }
    }
}
