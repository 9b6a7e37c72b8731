// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.Build;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Connection;
import io.registries.compiler.model.EffectiveBuild;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.RegistryCredentials;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The credentials of a registry and the permissions that they need.
 *
 * @param registry the registry
 * @param use the purpose of the credentials, for messages; empty if the registry has only one login
 * @param credentials the credentials
 * @param pulled the repositories that they must be able to pull, without duplicates
 * @param pushed the repositories that they must be able to push to, without duplicates
 * @param pullsOnly whether they must not be able to push
 * @param nodeRole how the compiler knows of the role with which nodes pull instead of these credentials; empty if none do
 */
record CredentialTarget(
        Registry registry,
        String use,
        RegistryCredentials credentials,
        List<Located<String>> pulled,
        List<Located<String>> pushed,
        boolean pullsOnly,
        Optional<PullPath.Status> nodeRole) {

    /** All credentials of a configuration, in registry order; those of the registry itself first. */
    static List<CredentialTarget> list(Configuration configuration) {
        List<CredentialTarget> targets = new ArrayList<>();
        for (Registry registry : configuration.registries()) {
            List<Located<String>> built = distinct(builds(configuration)
                    .filter(build -> !(build.build() instanceof Build.Skip)
                            && isSame(registry, build.registry().value()))
                    .map(EffectiveBuild::repository));
            List<Located<String>> pulled = distinct(configuration.applications().stream()
                    .flatMap(application -> application.pulls().stream())
                    .filter(pull -> isSame(registry, pull.registry()))
                    .map(pull -> pull.repository()));
            Optional<PullPath.Status> nodeRole = nodeRole(configuration, registry);
            if (registry.pullCredentials().isEmpty()) {
                List<Located<String>> all = distinct(Stream.concat(pulled.stream(), built.stream()));
                targets.add(new CredentialTarget(registry, "", registry.push(), all, built, false, nodeRole));
            } else {
                targets.add(
                        new CredentialTarget(registry, "push", registry.push(), built, built, false, Optional.empty()));
                targets.add(new CredentialTarget(
                        registry, "pull", registry.pullCredentials().get(), pulled, List.of(), true, nodeRole));
            }
            customCredentials(configuration, registry).forEach(targets::add);
        }
        return targets;
    }

    // Credentials that a pull secret uses instead of those of the registry.
    private static Stream<CredentialTarget> customCredentials(Configuration configuration, Registry registry) {
        return configuration.environments().stream()
                .flatMap(environment -> environment.pullSecrets().stream()
                        .flatMap(secret -> secret.entries().stream())
                        .filter(entry -> entry.serves(registry)
                                && !entry.credentials().equals(registry.pull())
                                && !entry.credentials().equals(registry.push()))
                        .map(entry -> forEntry(configuration, environment, registry, entry)));
    }

    private static CredentialTarget forEntry(
            Configuration configuration, Environment environment, Registry registry, PullSecret.PullSecretEntry entry) {
        List<Located<String>> pulled = distinct(configuration.applications().stream()
                .flatMap(application -> application.pulls().stream())
                .filter(pull ->
                        pull.environment().equals(environment.name().value()) && isSame(registry, pull.registry()))
                .map(pull -> pull.repository()));
        return new CredentialTarget(
                registry,
                "pull in " + environment.name(),
                entry.credentials(),
                pulled,
                List.of(),
                true,
                Optional.empty());
    }

    // One assumption makes the whole an assumption.
    private static Optional<PullPath.Status> nodeRole(Configuration configuration, Registry registry) {
        return configuration.environments().stream()
                .filter(environment -> environment.pulls().stream().anyMatch(pull -> isSame(registry, pull.registry())))
                .flatMap(environment -> environment.pullMethodWithoutSecret(registry).stream())
                .filter(PullPath.NodeRole.class::isInstance)
                .map(PullPath.PullMethod::status)
                .max(Comparator.naturalOrder());
    }

    private static Stream<EffectiveBuild> builds(Configuration configuration) {
        return configuration.applications().stream().flatMap(Application::builds);
    }

    private static boolean isSame(Registry one, Registry other) {
        return one.name().value().equals(other.name().value());
    }

    private static List<Located<String>> distinct(Stream<Located<String>> repositories) {
        Map<String, Located<String>> first = new LinkedHashMap<>();
        repositories.forEach(repository -> first.putIfAbsent(repository.value(), repository));
        return List.copyOf(first.values());
    }

    /** The repository name in the API: the path of the registry URL and the repository. */
    String path(String repository) {
        String path = registry.url().value().path();
        return path.isEmpty() ? repository : path.substring(1) + "/" + repository;
    }

    /** The registry as named in messages. */
    String name() {
        return "registry `" + registry.name() + "`";
    }

    /** The purpose of the credentials as the end of a clause; empty if the registry has only one login. */
    String forUse() {
        return use.isEmpty() ? "" : " for " + use;
    }

    /** Where the URL is declared. */
    Span url() {
        return registry.url().span();
    }

    /** Where the credentials are declared. */
    Span login() {
        return credentials.references().isEmpty()
                ? registry.name().span()
                : credentials.references().get(0).span();
    }

    boolean isAnonymous() {
        return credentials instanceof RegistryCredentials.NoCredentials;
    }

    boolean isInsecure() {
        return registry.connection().mode().value() == Connection.ConnectionMode.INSECURE;
    }
}
