// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A linked configuration. Each list is sorted by name.
 *
 * @param registries all registries
 * @param environments all environments; one named {@code default} if none is declared
 * @param applications all applications
 * @param devtron how Devtron is kept in line with it
 */
public record Configuration(
        List<Registry> registries,
        List<Environment> environments,
        List<Application> applications,
        DevtronPolicy devtron) {
    /** A configuration that declares nothing. */
    public static final Configuration EMPTY = new Configuration(List.of(), List.of(), List.of(), DevtronPolicy.DEFAULT);

    public Configuration {
        registries = List.copyOf(registries);
        environments = List.copyOf(environments);
        applications = List.copyOf(applications);
    }

    /** The credentials that builds push with. */
    public Set<RegistryCredentials> pushCredentials() {
        return registries.stream().map(Registry::push).collect(Collectors.toUnmodifiableSet());
    }

    /** The credentials that are written into pull secrets. */
    public Set<RegistryCredentials> deliveredCredentials() {
        return environments.stream()
                .flatMap(environment -> environment.pullSecrets().stream())
                .filter(secret -> secret.delivery().containsValues())
                .flatMap(secret -> secret.entries().stream())
                .map(PullSecret.PullSecretEntry::credentials)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The files that are declared as secrets. */
    public Set<Path> secretFiles() {
        return credentials().stream()
                .flatMap(credentials -> credentials.references().stream())
                .<Path>mapMulti((reference, files) -> {
                    if (reference.value() instanceof SecretReference.SecretFile secret) {
                        files.accept(secret.file().path());
                    }
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    /** All different credentials, including those of single pull secrets. */
    public List<RegistryCredentials> credentials() {
        return declaredCredentials().distinct().toList();
    }

    /** The credentials at every place that declares some; equal ones can be at different places. */
    public Stream<RegistryCredentials> declaredCredentials() {
        Stream<RegistryCredentials> environmentCredentials = environments.stream()
                .flatMap(environment -> environment.pullSecrets().stream())
                .flatMap(secret -> secret.entries().stream())
                .map(PullSecret.PullSecretEntry::credentials);
        return Stream.concat(
                registries.stream().flatMap(registry -> Stream.of(registry.push(), registry.pull())),
                environmentCredentials);
    }
}
