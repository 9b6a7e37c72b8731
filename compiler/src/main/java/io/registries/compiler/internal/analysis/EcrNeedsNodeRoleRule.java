// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.Registry;

/** ECR tokens expire after 12 hours, so files must not contain them. */
record EcrNeedsNodeRoleRule() implements ConfigurationRule {
    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        for (Environment environment : configuration.environments()) {
            for (PullSecret secret : environment.pullSecrets()) {
                if (secret.delivery().containsValues()) {
                    for (PullSecret.PullSecretEntry entry : secret.entries()) {
                        check(environment, entry, diagnostics);
                    }
                }
            }
        }
    }

    private static void check(
            Environment environment, PullSecret.PullSecretEntry entry, DiagnosticCollector diagnostics) {
        for (Located<Registry> served : entry.served()) {
            Registry registry = served.value();
            if (registry.provider().usesNodeRoleByDefault()) {
                diagnostics.add(Diagnostic.at(
                                DiagnosticCode.ECR_WITHOUT_NODE_ROLE,
                                entry.span(),
                                "environment `" + environment.name() + "` pulls from ECR registry `" + registry.name()
                                        + "` without a node role: an ECR token in a pull secret expires after 12 hours")
                        .related(environment.name().span(), "the environment")
                        .help("add `" + registry.name()
                                + "` to `nodePulls` if the nodes have a role that can pull from it, or set"
                                + " `delivery: external-secret` on the pull secret to renew tokens"));
            }
        }
    }
}
