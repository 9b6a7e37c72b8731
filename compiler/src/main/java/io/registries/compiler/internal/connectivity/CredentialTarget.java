// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.Build;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.EffectiveBuild;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.RegistryCredentials;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One credential of one registry, and what it must be good for.
 *
 * @param registry the registry
 * @param use what the credential is for, in words that follow the registry's name; empty where there is but one
 * @param access how the registry lets it in
 * @param pulled repositories that it must be able to pull, each once
 * @param pushed repositories that it must be able to push to, each once
 * @param pullsOnly whether it should not be able to push
 */
record CredentialTarget(
        Registry registry,
        String use,
        RegistryCredentials access,
        List<Located<String>> pulled,
        List<Located<String>> pushed,
        boolean pullsOnly) {

    /** All credentials of a configuration, in order of registries; those of the registry itself first. */
    static List<CredentialTarget> of(Configuration configuration) {
        List<CredentialTarget> targets = new ArrayList<>();
        for (Registry registry : configuration.registries()) {
            List<Located<String>> built = once(builds(configuration)
                    .filter(build -> !(build.build() instanceof Build.Skip)
                            && is(registry, build.registry().value()))
                    .map(EffectiveBuild::repository));
            List<Located<String>> pulled = once(configuration.applications().stream()
                    .flatMap(application -> application.pulls().stream())
                    .filter(pull -> is(registry, pull.registry()))
                    .map(pull -> pull.repository()));
            if (registry.pullCredentials().isEmpty()) {
                List<Located<String>> all = once(Stream.concat(pulled.stream(), built.stream()));
                targets.add(new CredentialTarget(registry, "", registry.push(), all, built, false));
            } else {
                targets.add(new CredentialTarget(registry, "push", registry.push(), built, built, false));
                targets.add(new CredentialTarget(
                        registry, "pull", registry.pullCredentials().get(), pulled, List.of(), true));
            }
            ownCredentials(configuration, registry).forEach(targets::add);
        }
        return targets;
    }

    // Credentials that an environment's pull secret has in place of the registry's.
    private static Stream<CredentialTarget> ownCredentials(Configuration configuration, Registry registry) {
        return configuration.environments().stream()
                .flatMap(environment -> environment.pullSecrets().stream()
                        .flatMap(secret -> secret.entries().stream())
                        .filter(entry -> entry.serves(registry)
                                && !entry.access().equals(registry.pull())
                                && !entry.access().equals(registry.push()))
                        .map(entry -> ofEntry(configuration, environment, registry, entry)));
    }

    private static CredentialTarget ofEntry(
            Configuration configuration, Environment environment, Registry registry, PullSecret.PullSecretEntry entry) {
        List<Located<String>> pulled = once(configuration.applications().stream()
                .flatMap(application -> application.pulls().stream())
                .filter(pull -> pull.environment().equals(environment.name().value()) && is(registry, pull.registry()))
                .map(pull -> pull.repository()));
        return new CredentialTarget(registry, "pull in " + environment.name(), entry.access(), pulled, List.of(), true);
    }

    private static Stream<EffectiveBuild> builds(Configuration configuration) {
        return configuration.applications().stream().flatMap(Application::builds);
    }

    private static boolean is(Registry one, Registry other) {
        return one.name().value().equals(other.name().value());
    }

    private static List<Located<String>> once(Stream<Located<String>> repositories) {
        Map<String, Located<String>> first = new LinkedHashMap<>();
        repositories.forEach(repository -> first.putIfAbsent(repository.value(), repository));
        return List.copyOf(first.values());
    }

    /** The repository as the API calls it: with the path of the registry's URL. */
    String path(String repository) {
        String path = registry.url().value().path();
        return path.isEmpty() ? repository : path.substring(1) + "/" + repository;
    }

    /** How messages name it. */
    String name() {
        return "registry `" + registry.name() + "`";
    }
}
