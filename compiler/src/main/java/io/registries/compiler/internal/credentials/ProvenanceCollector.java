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
            if (registry.pullCredentials().isPresent()) {
                provenances.addAll(collect(
                        registry, "pullCredentials.", registry.pullCredentials().get(), keychain));
            }
            Set<Provenance> ofSecrets = new LinkedHashSet<>();
            for (RegistryCredentials credentials :
                    custom.getOrDefault(registry.name().value(), Set.of())) {
                ofSecrets.addAll(collect(registry, "credentials.", credentials, keychain));
            }
            provenances.addAll(ofSecrets);
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
            for (Map.Entry<String, Located<SecretReference>> field :
                    credentials.fields().entrySet()) {
                SecretReference reference = field.getValue().value();
                provenances.add(new Provenance(
                        registry.name().value(),
                        prefix + field.getKey(),
                        reference instanceof SecretReference.Literal ? "the configuration" : reference.describe()));
            }
        }
        return provenances;
    }
}
