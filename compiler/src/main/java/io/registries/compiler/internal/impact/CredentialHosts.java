// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.impact;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.RegistryCredentials;
import io.registries.compiler.model.SecretReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Finds hosts that receive credentials which the former configuration does not send to them. */
final class CredentialHosts {
    private final Set<String> all = new HashSet<>();
    private final Map<String, Set<String>> byReference = new HashMap<>();

    private CredentialHosts() {}

    static List<Diagnostic> findNew(Configuration former, Configuration current) {
        CredentialHosts before = new CredentialHosts();
        forEach(former, before::add);
        Set<String> reported = new HashSet<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        forEach(current, (registry, credentials) -> {
            if (before.isNew(registry, credentials)
                    && reported.add(registry.url().value().authority())) {
                diagnostics.add(Diagnostic.at(
                                DiagnosticCode.NEW_CREDENTIAL_HOST,
                                registry.url().span(),
                                "the credentials of registry `" + registry.name() + "` are sent to `"
                                        + registry.url().value().authority()
                                        + "`, to which the baseline does not send them")
                        .help("check that the host may receive the credentials"));
            }
        });
        return diagnostics;
    }

    private static void forEach(Configuration configuration, BiConsumer<Registry, RegistryCredentials> action) {
        for (Registry registry : configuration.registries()) {
            action.accept(registry, registry.push());
            action.accept(registry, registry.pull());
        }
        configuration.environments().stream()
                .flatMap(environment -> environment.pullSecrets().stream())
                .flatMap(secret -> secret.entries().stream())
                .forEach(entry -> action.accept(entry.registries().get(0), entry.credentials()));
    }

    private void add(Registry registry, RegistryCredentials credentials) {
        String host = registry.url().value().authority();
        for (String reference : references(credentials)) {
            all.add(host);
            byReference.computeIfAbsent(reference, none -> new HashSet<>()).add(host);
        }
    }

    // A new reference for a known host is a rotation.
    private boolean isNew(Registry registry, RegistryCredentials credentials) {
        String host = registry.url().value().authority();
        return references(credentials).stream().anyMatch(reference -> {
            Set<String> hosts = byReference.getOrDefault(reference, all);
            return !hosts.contains(host);
        });
    }

    private static List<String> references(RegistryCredentials credentials) {
        return credentials.references().stream()
                .map(Located::value)
                .filter(reference -> !(reference instanceof SecretReference.Literal))
                .map(SecretReference::describe)
                .toList();
    }
}
