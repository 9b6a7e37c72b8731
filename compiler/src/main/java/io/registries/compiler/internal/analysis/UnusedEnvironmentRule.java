// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Environment;

/** An environment without deployments is probably misspelt, unless no applications are declared. */
record UnusedEnvironmentRule() implements ConfigurationRule {
    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        if (configuration.applications().isEmpty()) {
            return;
        }
        for (Environment environment : configuration.environments()) {
            if (environment.pulls().isEmpty()) {
                diagnostics.add(Diagnostic.at(
                                DiagnosticCode.UNUSED_ENVIRONMENT,
                                environment.name().span(),
                                "no application deploys to environment `" + environment.name() + "`")
                        .help("remove it, or add it to the `environments` of an application"));
            }
        }
    }
}
