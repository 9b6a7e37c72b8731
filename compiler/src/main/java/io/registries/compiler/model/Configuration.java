// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
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
        Set<RegistryCredentials> credentials = new HashSet<>();
        for (Registry registry : registries) {
            credentials.add(registry.push());
        }
        return Collections.unmodifiableSet(credentials);
    }

    /** The credentials that are written into pull secrets. */
    public Set<RegistryCredentials> deliveredCredentials() {
        Set<RegistryCredentials> credentials = new HashSet<>();
        for (Environment environment : environments) {
            for (PullSecret secret : environment.pullSecrets()) {
                if (secret.delivery().containsValues()) {
                    addCredentials(secret, credentials);
                }
            }
        }
        return Collections.unmodifiableSet(credentials);
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
        List<RegistryCredentials> declared = new ArrayList<>();
        for (Registry registry : registries) {
            declared.add(registry.push());
            declared.add(registry.pull());
        }
        for (Environment environment : environments) {
            for (PullSecret secret : environment.pullSecrets()) {
                addCredentials(secret, declared);
            }
        }
        return declared.stream();
    }

    private static void addCredentials(PullSecret secret, Collection<RegistryCredentials> credentials) {
        for (PullSecret.PullSecretEntry entry : secret.entries()) {
            credentials.add(entry.credentials());
        }
    }
}
