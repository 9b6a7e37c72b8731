// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.model.Application;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Delivery;
import io.registries.compiler.model.DevtronPolicy;
import io.registries.compiler.model.EffectiveBuild;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.Registry;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of a configuration that one Devtron instance manages.
 *
 * @param policy how Devtron is kept in line with the configuration
 * @param environments its environments
 * @param applications the managed applications that are deployed to them
 * @param registries the managed registries of these applications, without public ones, which Devtron does not support
 * @param unselected the names of the environments that Devtron manages, but the user did not select
 */
record DevtronScope(
        DevtronPolicy policy,
        List<Environment> environments,
        List<Application> applications,
        List<Registry> registries,
        Set<String> unselected) {

    /** An environment with one of its pull secrets. */
    record ScopedSecret(Environment environment, PullSecret secret) {
        /** The unique name. */
        String name() {
            return environment.name() + "/" + secret.name();
        }

        /** The name of the release that installs it. */
        String release() {
            return secret.release().orElseThrow().value();
        }
    }

    DevtronScope {
        environments = List.copyOf(environments);
        applications = List.copyOf(applications);
        registries = List.copyOf(registries);
        unselected = Set.copyOf(unselected);
    }

    /**
     * The part of a configuration that is selected.
     *
     * @param isInstance whether an environment belongs to the Devtron instance
     * @param filter the names that the user selected
     */
    static DevtronScope of(Configuration configuration, Predicate<Environment> isInstance, ScopeFilter filter) {
        List<Environment> environments = configuration.environments().stream()
                .filter(isInstance)
                .filter(environment -> filter.hasEnvironment(environment.name().value()))
                .toList();
        Set<String> names = environments.stream()
                .map(environment -> environment.name().value())
                .collect(Collectors.toSet());
        List<Application> applications = configuration.applications().stream()
                .filter(Application::isManaged)
                .filter(filter::hasApplication)
                .filter(application ->
                        application.pulls().stream().anyMatch(pull -> names.contains(pull.environment())))
                .toList();
        boolean everything = environments.size() == configuration.environments().size() && filter.isEmpty();
        Set<String> used = applications.stream()
                .flatMap(Application::builds)
                .map(DevtronScope::registryOf)
                .collect(Collectors.toSet());
        return new DevtronScope(
                configuration.devtron(),
                environments,
                applications,
                configuration.registries().stream()
                        .filter(registry -> registry.isManaged() && !registry.isPublic())
                        .filter(registry ->
                                everything || used.contains(registry.name().value()))
                        .toList(),
                configuration.environments().stream()
                        .filter(isInstance)
                        .map(environment -> environment.name().value())
                        .filter(name -> !names.contains(name))
                        .collect(Collectors.toSet()));
    }

    private static String registryOf(EffectiveBuild build) {
        return build.registry().value().name().value();
    }

    /** The pull secrets that Devtron can install: non-empty ones that are delivered as values of the dt-secrets chart. */
    Stream<ScopedSecret> installedSecrets() {
        return pullSecrets().filter(scoped -> scoped.secret().delivery() instanceof Delivery.Values);
    }

    /** All pull secrets with logins. */
    Stream<ScopedSecret> pullSecrets() {
        return environments.stream()
                .flatMap(environment -> environment.pullSecrets().stream()
                        .filter(secret -> !secret.entries().isEmpty())
                        .map(secret -> new ScopedSecret(environment, secret)));
    }

    /** The pulls of its applications in its environments. */
    List<PullPath> paths(List<PullPath> all) {
        Set<String> environmentNames = environments.stream()
                .map(environment -> environment.name().value())
                .collect(Collectors.toSet());
        Set<String> applicationNames = applications.stream()
                .map(application -> application.name().value())
                .collect(Collectors.toSet());
        return all.stream()
                .filter(path -> environmentNames.contains(path.pull().environment())
                        && applicationNames.contains(path.pull().application()))
                .toList();
    }
}
