// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.link;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.internal.syntax.Node;
import io.registries.compiler.model.Delivery;
import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.RegistryCredentials;
import io.registries.compiler.model.WrittenFields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Links the pull secrets of an environment. */
final class PullSecretLinker {
    /** Helm's limit for release names. */
    private static final int MAX_RELEASE_CHARACTERS = 53;

    private final Located<String> environment;
    private final SymbolTable<Registry> registries;
    private final List<Located<Registry>> nodePulls;
    private final DiagnosticCollector diagnostics;

    PullSecretLinker(
            Located<String> environment,
            SymbolTable<Registry> registries,
            List<Located<Registry>> nodePulls,
            DiagnosticCollector diagnostics) {
        this.nodePulls = nodePulls;
        this.environment = environment;
        this.registries = registries;
        this.diagnostics = diagnostics;
    }

    /** The pull secret of an environment that declares none; empty if no registry needs it. */
    Optional<PullSecret> defaultSecret(String name, List<Located<Registry>> needed) {
        if (needed.isEmpty()) {
            return Optional.empty();
        }
        Located<String> located = new Located<>(name, environment.span());
        return Optional.of(new PullSecret(
                located,
                Optional.empty(),
                release(located, Optional.empty(), new Delivery.Values()),
                Map.of(),
                Map.of(),
                new Delivery.Values(),
                entries(needed, Map.of()),
                WrittenFields.NONE));
    }

    /** Links a declared pull secret, with the required registries that no pull secret lists. */
    PullSecret link(MappingReader fields, Collection<Located<Registry>> unlisted) {
        Located<String> name = fields.require("name");
        String referrer = "pull secret `" + name + "` of environment `" + environment + "`";
        List<Located<Registry>> included = new ArrayList<>(
                fields.has("registries") ? registries.findAll(fields.texts("registries"), referrer) : unlisted);
        for (Located<Registry> additional : registries.findAll(fields.texts("additionalRegistries"), referrer)) {
            if (!contains(included, additional)) {
                included.add(additional);
            }
        }
        included.removeIf(this::isRedundant);
        Delivery delivery = new DeliveryLinker(registries, diagnostics).link(fields, referrer);
        return new PullSecret(
                name,
                fields.text("project").map(Located::value),
                release(name, fields.text("release"), delivery),
                fields.strings("labels"),
                fields.strings("annotations"),
                delivery,
                entries(included, credentials(fields, referrer)),
                fields.written());
    }

    private static boolean contains(List<Located<Registry>> registries, Located<Registry> registry) {
        return registries.stream()
                .anyMatch(other -> other.value().name().equals(registry.value().name()));
    }

    private boolean isRedundant(Located<Registry> registry) {
        Optional<String> reason = Optional.empty();
        if (registry.value().isPublic()) {
            reason = Optional.of("registry `" + registry.value().name() + "` is public");
        } else if (contains(nodePulls, registry)) {
            reason = Optional.of("the nodes of environment `" + environment + "` pull from registry `"
                    + registry.value().name() + "` with their own "
                    + (registry.value().provider().supportsNodeRole() ? "role" : "login"));
        }
        reason.ifPresent(cause -> diagnostics.add(Diagnostic.at(
                        DiagnosticCode.REDUNDANT_ENTRY,
                        registry.span(),
                        cause + ", so it needs no entry in a pull secret")
                .help("remove it from the pull secret")));
        return reason.isPresent();
    }

    // Only values of a chart are installed as a Helm release.
    private Optional<Located<String>> release(
            Located<String> name, Optional<Located<String>> declared, Delivery delivery) {
        if (!(delivery instanceof Delivery.Values || delivery instanceof Delivery.Sops)) {
            return Optional.empty();
        }
        Located<String> release = declared.orElseGet(() -> name.map(secret -> secret + "-" + environment));
        if (release.value().length() > MAX_RELEASE_CHARACTERS) {
            diagnostics.add(Diagnostic.at(
                            DiagnosticCode.INVALID_VALUE,
                            release.span(),
                            "the release name `" + release + "` has more than " + MAX_RELEASE_CHARACTERS
                                    + " characters")
                    .help("set a shorter `release` on the pull secret"));
        }
        return Optional.of(release);
    }

    private Map<String, RegistryCredentials> credentials(MappingReader fields, String referrer) {
        Map<String, RegistryCredentials> credentials = new HashMap<>();
        for (Node.Entry entry : fields.fields("credentials")
                .map(mapping -> mapping.map().entries())
                .orElse(List.of())) {
            RegistryCredentials registryCredentials =
                    AccessLinker.credentials(MappingReader.of(entry.value())).orElseThrow();
            registries.find(entry.text().located(), referrer).ifPresent(registry -> {
                if (registry.value().pull().getClass() == registryCredentials.getClass()) {
                    credentials.put(entry.key(), registryCredentials);
                } else {
                    diagnostics.add(Diagnostic.at(
                                    DiagnosticCode.CREDENTIAL_TYPE_MISMATCH,
                                    entry.keySpan(),
                                    "these credentials do not match those of registry `" + entry.key() + "` of type `"
                                            + registry.value().provider().type() + "`")
                            .related(registry.value().name().span(), "declared here")
                            .help("use the same fields as in the registry's declaration"));
                }
            });
        }
        return credentials;
    }

    private List<PullSecret.PullSecretEntry> entries(
            List<Located<Registry>> included, Map<String, RegistryCredentials> credentials) {
        Map<String, List<Located<Registry>>> byHost = group(included, registry -> registry.authKey());
        List<PullSecret.PullSecretEntry> entries = new ArrayList<>();
        byHost.forEach((host, ofHost) -> {
            // Keys contain a path only if one host needs several logins.
            Map<String, List<Located<Registry>>> byKey =
                    withDifferentLogin(ofHost, credentials).isEmpty()
                            ? Map.of(host, ofHost)
                            : group(ofHost, PullSecretLinker::keyWithPath);
            byKey.forEach((key, registriesOfKey) -> entries.add(entry(key, registriesOfKey, credentials)));
        });
        return entries;
    }

    private static Map<String, List<Located<Registry>>> group(
            List<Located<Registry>> registries, Function<Registry, String> key) {
        return registries.stream()
                .collect(Collectors.groupingBy(
                        registry -> key.apply(registry.value()), LinkedHashMap::new, Collectors.toList()));
    }

    // Docker Hub's key is a URL that already has a path.
    private static String keyWithPath(Registry registry) {
        String host = registry.authKey();
        return host.contains("://") ? host : host + registry.url().value().path();
    }

    private static RegistryCredentials registryCredentials(
            Registry registry, Map<String, RegistryCredentials> credentials) {
        return credentials.getOrDefault(registry.name().value(), registry.pull());
    }

    private PullSecret.PullSecretEntry entry(
            String key, List<Located<Registry>> ofHost, Map<String, RegistryCredentials> credentials) {
        Located<Registry> first = ofHost.get(0);
        withDifferentLogin(ofHost, credentials).forEach(registry -> diagnostics.add(collision(registry, first, key)));
        return new PullSecret.PullSecretEntry(key, ofHost, registryCredentials(first.value(), credentials));
    }

    private static List<Located<Registry>> withDifferentLogin(
            List<Located<Registry>> ofHost, Map<String, RegistryCredentials> credentials) {
        RegistryCredentials login = registryCredentials(ofHost.get(0).value(), credentials);
        return ofHost.stream()
                .skip(1)
                .filter(registry ->
                        !registryCredentials(registry.value(), credentials).equals(login))
                .toList();
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
