// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A linked configuration, each list in order of names.
 *
 * @param registries all registries
 * @param environments all environments; one named {@code default} where none is declared
 * @param applications all applications
 */
public record Configuration(List<Registry> registries, List<Environment> environments, List<Application> applications) {
    public Configuration {
        registries = List.copyOf(registries);
        environments = List.copyOf(environments);
        applications = List.copyOf(applications);
    }

    /** The ways in by which builds push. */
    public Set<RegistryCredentials> pushAccesses() {
        return registries.stream().map(Registry::push).collect(Collectors.toUnmodifiableSet());
    }

    /** The ways in that are written into pull secrets. */
    public Set<RegistryCredentials> deliveredAccesses() {
        return environments.stream()
                .flatMap(environment -> environment.pullSecrets().stream())
                .filter(secret -> secret.delivery().holdsValues())
                .flatMap(secret -> secret.entries().stream())
                .map(PullSecret.PullSecretEntry::access)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The files that are declared to hold a secret. */
    public Set<Path> secretFiles() {
        return accesses().stream()
                .flatMap(access -> access.references().stream())
                .<Path>mapMulti((reference, files) -> {
                    if (reference.value() instanceof SecretReference.SecretFile secret) {
                        files.accept(secret.file().path());
                    }
                })
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Every way in that is declared, those of single pull secrets among them. */
    public List<RegistryCredentials> accesses() {
        Stream<RegistryCredentials> own = environments.stream()
                .flatMap(environment -> environment.pullSecrets().stream())
                .flatMap(secret -> secret.entries().stream())
                .map(PullSecret.PullSecretEntry::access);
        return Stream.concat(registries.stream().flatMap(registry -> Stream.of(registry.push(), registry.pull())), own)
                .distinct()
                .toList();
    }
}
