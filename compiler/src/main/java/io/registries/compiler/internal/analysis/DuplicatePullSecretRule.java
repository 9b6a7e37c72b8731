// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Delivery;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.PullSecret;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A namespace of a cluster has one Secret of a name, so only one environment can own it. */
record DuplicatePullSecretRule() implements ConfigurationRule {
    private record Owner(Environment environment, PullSecret secret) {}

    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        Map<List<String>, Owner> owners = new HashMap<>();
        List<Environment> located = configuration.environments().stream()
                .filter(environment -> environment.cluster().isPresent()
                        && environment.namespace().isPresent())
                .sorted(Comparator.comparing(environment -> environment.name().span()))
                .toList();
        for (Environment environment : located) {
            for (PullSecret secret : environment.pullSecrets()) {
                // Any number of environments can use a secret that is managed elsewhere.
                if (secret.delivery() instanceof Delivery.Existing) {
                    continue;
                }
                List<String> identity = List.of(
                        environment.devtron().orElse(""),
                        environment.cluster().orElseThrow(),
                        environment.namespace().orElseThrow(),
                        secret.name().value());
                Owner owner = owners.putIfAbsent(identity, new Owner(environment, secret));
                if (owner != null) {
                    diagnostics.add(diagnostic(environment, secret, owner));
                }
            }
        }
    }

    private static Diagnostic diagnostic(Environment environment, PullSecret secret, Owner owner) {
        return Diagnostic.at(
                        DiagnosticCode.DUPLICATE_PULL_SECRET,
                        secret.name().span(),
                        "environments `" + owner.environment().name() + "` and `" + environment.name()
                                + "` both write pull secret `" + secret.name() + "` into namespace `"
                                + environment.namespace().orElseThrow() + "` of cluster `"
                                + environment.cluster().orElseThrow() + "`")
                .related(owner.secret().name().span(), "the other pull secret")
                .help(
                        "set another `namespace` on one of the environments, or another `name` on one of the pull secrets");
    }
}
