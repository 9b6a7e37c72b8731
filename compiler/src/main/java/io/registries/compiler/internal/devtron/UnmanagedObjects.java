// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.internal.devtron.client.BuildConfigAnswer;
import io.registries.compiler.internal.devtron.client.LiveApplicationName;
import io.registries.compiler.model.Application;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.plan.Plan.UnmanagedObject;
import io.registries.compiler.model.plan.PlannedType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lists the objects that only Devtron has.
 *
 * @param configuration the declared objects
 * @param live the state of Devtron
 */
record UnmanagedObjects(Configuration configuration, LiveState live) {

    List<UnmanagedObject> list() {
        Set<String> registries = names(configuration.registries().stream().map(Registry::name));
        Set<String> applications = names(configuration.applications().stream().map(Application::name));
        Stream<UnmanagedObject> otherRegistries = live.registryNames().found().stream()
                .flatMap(List::stream)
                .filter(name -> !registries.contains(name))
                .sorted()
                .map(name -> new UnmanagedObject(PlannedType.REGISTRY, name, renamedTo(name), usedBy(name)));
        Stream<UnmanagedObject> otherApplications = live.applicationNames().found().stream()
                .flatMap(List::stream)
                .map(LiveApplicationName::name)
                .filter(name -> !applications.contains(name))
                .sorted()
                .map(name -> new UnmanagedObject(PlannedType.BUILD_CONFIG, name, Optional.empty(), List.of()));
        return Stream.concat(otherRegistries, otherApplications).toList();
    }

    private Optional<String> renamedTo(String former) {
        return configuration.registries().stream()
                .filter(registry -> registry.renamedFrom()
                        .filter(name -> name.value().equals(former))
                        .isPresent())
                .map(registry -> registry.name().value())
                .findFirst();
    }

    /** Builds and overrides; Devtron itself does not look at overrides when a registry is deleted. */
    private List<String> usedBy(String registry) {
        return live.applications().stream()
                .flatMap(application -> application.buildConfig().found().stream()
                        .flatMap(config -> users(application.name(), config, registry)))
                .toList();
    }

    private static Stream<String> users(String application, BuildConfigAnswer config, String registry) {
        Stream<String> build = config.build().stream()
                .filter(base -> base.registry().equals(registry))
                .map(base -> application);
        Stream<String> overrides = config.pipelines().stream()
                .filter(pipeline -> pipeline.registry().equals(registry))
                .map(pipeline -> application + "/" + pipeline.name());
        return Stream.concat(build, overrides);
    }

    private static Set<String> names(Stream<Located<String>> located) {
        return located.map(Located::value).collect(Collectors.toSet());
    }
}
