// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.link;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.RegistryCredentials;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Links the entries of a pull secret.
 *
 * @param environment of the pull secret
 * @param credentials those that replace the credentials of a registry, by its name
 * @param diagnostics receives the errors
 */
record PullSecretEntryLinker(
        Located<String> environment, Map<String, RegistryCredentials> credentials, DiagnosticCollector diagnostics) {

    /** Links the entries of these registries. */
    List<PullSecret.PullSecretEntry> link(List<Located<Registry>> included) {
        List<PullSecret.PullSecretEntry> entries = new ArrayList<>();
        for (List<Located<Registry>> ofHost : group(included, Registry::authKey)) {
            // Keys contain a path only if one host needs several logins.
            if (withDifferentLogin(ofHost).isEmpty()) {
                entries.add(entry(ofHost.get(0).value().authKey(), ofHost));
                continue;
            }
            for (List<Located<Registry>> ofKey : group(ofHost, PullSecretEntryLinker::keyWithPath)) {
                entries.add(entry(keyWithPath(ofKey.get(0).value()), ofKey));
            }
        }
        return entries;
    }

    private static Collection<List<Located<Registry>>> group(
            List<Located<Registry>> registries, Function<Registry, String> key) {
        Map<String, List<Located<Registry>>> groups = new LinkedHashMap<>();
        for (Located<Registry> registry : registries) {
            groups.computeIfAbsent(key.apply(registry.value()), none -> new ArrayList<>())
                    .add(registry);
        }
        return groups.values();
    }

    // Docker Hub's key is a URL that already has a path.
    private static String keyWithPath(Registry registry) {
        String host = registry.authKey();
        return host.contains("://") ? host : host + registry.url().value().path();
    }

    private RegistryCredentials registryCredentials(Registry registry) {
        return credentials.getOrDefault(registry.name().value(), registry.pull());
    }

    private PullSecret.PullSecretEntry entry(String key, List<Located<Registry>> ofHost) {
        Located<Registry> first = ofHost.get(0);
        for (Located<Registry> registry : withDifferentLogin(ofHost)) {
            diagnostics.add(collision(registry, first, key));
        }
        return new PullSecret.PullSecretEntry(key, ofHost, registryCredentials(first.value()));
    }

    private List<Located<Registry>> withDifferentLogin(List<Located<Registry>> ofHost) {
        RegistryCredentials login = registryCredentials(ofHost.get(0).value());
        List<Located<Registry>> different = new ArrayList<>();
        for (Located<Registry> registry : ofHost.subList(1, ofHost.size())) {
            if (!registryCredentials(registry.value()).equals(login)) {
                different.add(registry);
            }
        }
        return different;
    }

    private Diagnostic collision(Located<Registry> registry, Located<Registry> first, String key) {
        return Diagnostic.at(
                        DiagnosticCode.DUPLICATE_AUTH_KEY,
                        registry.span(),
                        "registries `" + first.value().name() + "` and `"
                                + registry.value().name() + "` share the key `" + key
                                + "` in a pull secret of environment `" + environment + "`, but have different logins")
                .related(first.span(), "the first registry")
                .help("put them into separate pull secrets");
    }
}
