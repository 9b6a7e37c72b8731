// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.analysis;

import io.registries.compiler.diagnostic.Code;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Findings;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Registry;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A registry that nothing names is likely left over, where there are applications that could name it. */
record UnusedRegistryRule() implements Rule {
    @Override
    public void check(Configuration configuration, Findings findings) {
        if (configuration.applications().isEmpty()) {
            return;
        }
        Set<String> used =
                uses(configuration).map(registry -> registry.name().value()).collect(Collectors.toSet());
        configuration.registries().stream()
                .filter(registry ->
                        !registry.isDefault() && !used.contains(registry.name().value()))
                .forEach(registry -> findings.add(Diagnostic.at(
                                Code.UNUSED_REGISTRY,
                                registry.name().span(),
                                "nothing uses registry `" + registry.name() + "`")
                        .hint("remove it, or name it where it is meant to be used")));
    }

    private static Stream<Registry> uses(Configuration configuration) {
        Stream<Registry> built = configuration.applications().stream()
                .flatMap(Application::builds)
                .flatMap(build -> Stream.concat(Stream.of(build.registry()), build.baseRegistries().stream()))
                .map(located -> located.value());
        Stream<Registry> pulled = configuration.applications().stream()
                .flatMap(application -> application.pulls().stream())
                .map(pull -> pull.registry());
        Stream<Registry> held = configuration.environments().stream()
                .flatMap(environment -> environment.pullSecrets().stream())
                .flatMap(secret -> secret.registries().stream());
        return Stream.of(built, pulled, held).flatMap(registries -> registries);
    }
}
