// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.analysis;

import io.registries.compiler.diagnostic.Code;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Findings;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.PullSecret.Delivery;

/** ECR tokens live for twelve hours: a values file that holds one is dead before the next day. */
record EcrNeedsNodeRoleRule() implements Rule {
    @Override
    public void check(Configuration configuration, Findings findings) {
        configuration
                .environments()
                .forEach(
                        environment -> environment.pullSecrets().stream()
                                .filter(secret -> secret.delivery() == Delivery.VALUES)
                                .flatMap(secret -> secret.entries().stream())
                                .filter(entry -> entry.registry().provider().pulledByNodeRole())
                                .forEach(
                                        entry -> findings.add(
                                                Diagnostic.at(
                                                                Code.ECR_WITHOUT_NODE_ROLE,
                                                                entry.span(),
                                                                "environment `" + environment.name()
                                                                        + "` pulls from ECR registry `"
                                                                        + entry.registry()
                                                                                .name()
                                                                        + "` without a node role: a token in a pull secret would expire in 12 hours")
                                                        .related(
                                                                environment
                                                                        .name()
                                                                        .span(),
                                                                "the environment")
                                                        .hint(
                                                                "add `"
                                                                        + entry.registry()
                                                                                .name()
                                                                        + "` to the environment's `nodePulls`, and let its nodes pull by their role"))));
    }
}
