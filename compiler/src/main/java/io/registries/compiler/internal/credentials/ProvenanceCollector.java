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

/** Collects where the values of a run came from. */
public final class ProvenanceCollector {
    private ProvenanceCollector() {}

    /** The provenances of all that a keychain holds, in order of registries. */
    public static List<Provenance> collect(Configuration configuration, Keychain keychain) {
        Map<String, Set<RegistryCredentials>> own = ownAccesses(configuration);
        List<Provenance> provenances = new ArrayList<>();
        for (Registry registry : configuration.registries()) {
            provenances.addAll(of(registry, "", registry.push(), keychain));
            registry.pullCredentials()
                    .ifPresent(access -> provenances.addAll(of(registry, "pullCredentials.", access, keychain)));
            own.getOrDefault(registry.name().value(), Set.of()).stream()
                    .flatMap(access -> of(registry, "credentials.", access, keychain).stream())
                    .distinct()
                    .forEach(provenances::add);
        }
        return List.copyOf(provenances);
    }

    // What pull secrets give a registry in place of its own, by its name.
    private static Map<String, Set<RegistryCredentials>> ownAccesses(Configuration configuration) {
        Map<String, Set<RegistryCredentials>> own = new HashMap<>();
        for (Environment environment : configuration.environments()) {
            for (PullSecret secret : environment.pullSecrets()) {
                for (PullSecret.PullSecretEntry entry : secret.entries()) {
                    for (Located<Registry> served : entry.served()) {
                        Registry registry = served.value();
                        if (!entry.access().equals(registry.push())
                                && !entry.access().equals(registry.pull())) {
                            own.computeIfAbsent(registry.name().value(), none -> new LinkedHashSet<>())
                                    .add(entry.access());
                        }
                    }
                }
            }
        }
        return own;
    }

    private static List<Provenance> of(
            Registry registry, String prefix, RegistryCredentials access, Keychain keychain) {
        List<Provenance> provenances = new ArrayList<>();
        if (keychain.credential(access).isPresent()) {
            access.fields()
                    .forEach((field, reference) -> provenances.add(new Provenance(
                            registry.name().value(),
                            prefix + field,
                            reference.value() instanceof SecretReference.Literal
                                    ? "the configuration itself"
                                    : reference.value().describe())));
        }
        return provenances;
    }
}
