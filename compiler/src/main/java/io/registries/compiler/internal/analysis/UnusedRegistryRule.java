// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Environment;
import java.util.HashSet;
import java.util.Set;

/** A registry that is not used is probably obsolete, unless no applications are declared. */
record UnusedRegistryRule() implements ConfigurationRule {
    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        if (configuration.applications().isEmpty()) {
            return;
        }
        Set<String> used = used(configuration);
        configuration.registries().stream()
                .filter(registry ->
                        !registry.isDefault() && !used.contains(registry.name().value()))
                .forEach(registry -> diagnostics.add(Diagnostic.at(
                                DiagnosticCode.UNUSED_REGISTRY,
                                registry.name().span(),
                                "registry `" + registry.name() + "` is not used")
                        .help("remove it, or use it in an application or a pull secret")));
    }

    private static Set<String> used(Configuration configuration) {
        Set<String> used = new HashSet<>();
        for (Application application : configuration.applications()) {
            application.builds().forEach(build -> {
                used.add(build.registry().value().name().value());
                build.baseRegistries()
                        .forEach(base -> used.add(base.value().name().value()));
            });
            application.pulls().forEach(pull -> used.add(pull.registry().name().value()));
        }
        for (Environment environment : configuration.environments()) {
            environment.pullSecrets().stream()
                    .flatMap(secret -> secret.entries().stream())
                    .flatMap(entry -> entry.served().stream())
                    .forEach(served -> used.add(served.value().name().value()));
        }
        return used;
    }
}
