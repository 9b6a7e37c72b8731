// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.Provenance;
import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.RegistryCredentials;
import io.registries.compiler.model.SecretReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the origins of all secret values of a run. */
public final class ProvenanceCollector {
    private ProvenanceCollector() {}

    /** The provenances of all logins of a keychain, in registry order. */
    public static List<Provenance> collect(Configuration configuration, Keychain keychain) {
        Map<String, Set<RegistryCredentials>> custom = customCredentials(configuration);
        List<Provenance> provenances = new ArrayList<>();
        for (Registry registry : configuration.registries()) {
            provenances.addAll(collect(registry, "", registry.push(), keychain));
            registry.pullCredentials()
                    .ifPresent(credentials ->
                            provenances.addAll(collect(registry, "pullCredentials.", credentials, keychain)));
            custom.getOrDefault(registry.name().value(), Set.of()).stream()
                    .flatMap(credentials -> collect(registry, "credentials.", credentials, keychain).stream())
                    .distinct()
                    .forEach(provenances::add);
        }
        return List.copyOf(provenances);
    }

    // Credentials that pull secrets use instead of those of the registry, by registry name.
    private static Map<String, Set<RegistryCredentials>> customCredentials(Configuration configuration) {
        Map<String, Set<RegistryCredentials>> custom = new HashMap<>();
        for (Environment environment : configuration.environments()) {
            for (PullSecret secret : environment.pullSecrets()) {
                for (PullSecret.PullSecretEntry entry : secret.entries()) {
                    for (Located<Registry> served : entry.served()) {
                        Registry registry = served.value();
                        if (!entry.credentials().equals(registry.push())
                                && !entry.credentials().equals(registry.pull())) {
                            custom.computeIfAbsent(registry.name().value(), none -> new LinkedHashSet<>())
                                    .add(entry.credentials());
                        }
                    }
                }
            }
        }
        return custom;
    }

    private static List<Provenance> collect(
            Registry registry, String prefix, RegistryCredentials credentials, Keychain keychain) {
        List<Provenance> provenances = new ArrayList<>();
        if (keychain.credential(credentials).isPresent()) {
            credentials
                    .fields()
                    .forEach((field, reference) -> provenances.add(new Provenance(
                            registry.name().value(),
                            prefix + field,
                            reference.value() instanceof SecretReference.Literal
                                    ? "the configuration"
                                    : reference.value().describe())));
        }
        return provenances;
    }
}
