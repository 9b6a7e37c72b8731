// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.credentials;

import io.registries.compiler.model.Access;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.SecretReference;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where one value of one registry came from; never the value.
 *
 * @param registry the registry's name
 * @param field the field that says it
 * @param source the place, in words for people
 */
public record Provenance(String registry, String field, String source) {

    /** The provenances of all that was read, in order of registries. */
    public static List<Provenance> of(Configuration configuration, Collection<Access> read) {
        Set<Access> known = Set.copyOf(read);
        Set<Provenance> provenances = new LinkedHashSet<>();
        for (Registry registry : configuration.registries()) {
            add(registry, "", registry.push(), known, provenances);
            registry.pullCredentials()
                    .ifPresent(access -> add(registry, "pullCredentials.", access, known, provenances));
            ownAccesses(configuration, registry)
                    .forEach(access -> add(registry, "credentials.", access, known, provenances));
        }
        return List.copyOf(provenances);
    }

    private static Stream<Access> ownAccesses(Configuration configuration, Registry registry) {
        return configuration.environments().stream()
                .flatMap(environment -> environment.pullSecrets().stream())
                .flatMap(secret -> secret.entryOf(registry).stream())
                .map(entry -> entry.access())
                .filter(access -> !access.equals(registry.push()) && !access.equals(registry.pull()));
    }

    private static void add(
            Registry registry, String prefix, Access access, Set<Access> known, Set<Provenance> provenances) {
        if (known.contains(access)) {
            access.fields()
                    .forEach((field, reference) -> provenances.add(new Provenance(
                            registry.name().value(),
                            prefix + field,
                            reference.value() instanceof SecretReference.Literal
                                    ? "the configuration itself"
                                    : reference.value().describe())));
        }
    }
}
