// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.EffectiveBuild;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.Pull;
import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.Registry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A registry that is not used is probably obsolete, unless no applications are declared. */
record UnusedRegistryRule() implements ConfigurationRule {
    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        if (configuration.applications().isEmpty()) {
            return;
        }
        Set<String> used = used(configuration);
        for (Registry registry : configuration.registries()) {
            if (!registry.isDefault() && !used.contains(registry.name().value())) {
                diagnostics.add(Diagnostic.at(
                                DiagnosticCode.UNUSED_REGISTRY,
                                registry.name().span(),
                                "registry `" + registry.name() + "` is not used")
                        .help("remove it, or use it in an application or a pull secret"));
            }
        }
    }

    private static Set<String> used(Configuration configuration) {
        Set<String> used = new HashSet<>();
        for (Application application : configuration.applications()) {
            for (EffectiveBuild build : EffectiveBuilds.of(application)) {
                used.add(build.registry().value().name().value());
                addNames(build.baseRegistries(), used);
            }
            for (Pull pull : application.pulls()) {
                used.add(pull.registry().name().value());
            }
        }
        for (Environment environment : configuration.environments()) {
            for (PullSecret secret : environment.pullSecrets()) {
                for (PullSecret.PullSecretEntry entry : secret.entries()) {
                    addNames(entry.served(), used);
                }
            }
        }
        return used;
    }

    private static void addNames(List<Located<Registry>> registries, Set<String> names) {
        for (Located<Registry> registry : registries) {
            names.add(registry.value().name().value());
        }
    }
}
