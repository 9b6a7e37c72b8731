// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.PullSecret;

/** Pull secrets without entries are not written. */
record EmptyPullSecretRule() implements ConfigurationRule {
    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        for (Environment environment : configuration.environments()) {
            for (PullSecret secret : environment.pullSecrets()) {
                if (secret.entries().isEmpty()) {
                    diagnostics.add(Diagnostic.at(
                                    DiagnosticCode.EMPTY_PULL_SECRET,
                                    secret.name().span(),
                                    "pull secret `" + secret.name() + "` of environment `" + environment.name()
                                            + "` has no entries and is not written")
                            .help("remove it, or add `registries` that need credentials"));
                }
            }
        }
    }
}
