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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The pull secrets of one environment. */
final class PullSecretLinker {
    /** Helm's bound on the name of a release. */
    private static final int MAX_RELEASE = 53;

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

    /** The secret of an environment that declares none; absent where nothing needs one. */
    Optional<PullSecret> byDefault(String name, List<Located<Registry>> needed) {
        if (needed.isEmpty()) {
            return Optional.empty();
        }
        Located<String> located = new Located<>(name, environment.span());
        return Optional.of(new PullSecret(
                located,
                Optional.empty(),
                release(located, Optional.empty()),
                Map.of(),
                Map.of(),
                new Delivery.Values(),
                entries(needed, Map.of())));
    }

    /** A declared secret, given what its environment needs and no other secret names. */
    PullSecret link(MappingReader fields, Collection<Located<Registry>> rest) {
        Located<String> name = fields.require("name");
        String user = "pull secret `" + name + "` of environment `" + environment + "`";
        List<Located<Registry>> wanted =
                new ArrayList<>(fields.has("registries") ? registries.findAll(fields.texts("registries"), user) : rest);
        for (Located<Registry> further : registries.findAll(fields.texts("additionalRegistries"), user)) {
            if (!holds(wanted, further)) {
                wanted.add(further);
            }
        }
        wanted.removeIf(this::needless);
        return new PullSecret(
                name,
                fields.text("project").map(Located::value),
                release(name, fields.text("release")),
                fields.strings("labels"),
                fields.strings("annotations"),
                new DeliveryLinker(registries).link(fields, user),
                entries(wanted, credentials(fields, user)));
    }

    private static boolean holds(List<Located<Registry>> registries, Located<Registry> registry) {
        return registries.stream()
                .anyMatch(one -> one.value().name().equals(registry.value().name()));
    }

    private boolean needless(Located<Registry> registry) {
        Optional<String> reason = Optional.empty();
        if (registry.value().isPublic()) {
            reason = Optional.of("registry `" + registry.value().name() + "` is public");
        } else if (registry.value().provider().hasNodeRole() && holds(nodePulls, registry)) {
            reason = Optional.of("the nodes of environment `" + environment + "` pull from registry `"
                    + registry.value().name() + "` by their own role");
        }
        reason.ifPresent(why -> diagnostics.add(Diagnostic.at(
                        DiagnosticCode.REDUNDANT_ENTRY, registry.span(), why + ": it gets no entry in a pull secret")
                .help("remove it here")));
        return reason.isPresent();
    }

    private String release(Located<String> name, Optional<Located<String>> declared) {
        String release = declared.map(Located::value).orElse(name + "-" + environment);
        if (release.length() > MAX_RELEASE) {
            diagnostics.add(Diagnostic.at(
                            DiagnosticCode.INVALID_VALUE,
                            name.span(),
                            "the release `" + release + "` would have more than " + MAX_RELEASE + " characters")
                    .help("give the pull secret a shorter `release`"));
        }
        return release;
    }

    private Map<String, RegistryCredentials> credentials(MappingReader fields, String user) {
        Map<String, RegistryCredentials> credentials = new HashMap<>();
        for (Node.Entry entry :
                fields.fields("credentials").map(own -> own.map().entries()).orElse(List.of())) {
            RegistryCredentials access =
                    AccessLinker.credentials(MappingReader.of(entry.value())).orElseThrow();
            registries.find(entry.text().located(), user).ifPresent(registry -> {
                if (registry.value().pull().getClass() == access.getClass()) {
                    credentials.put(entry.key(), access);
                } else {
                    diagnostics.add(Diagnostic.at(
                                    DiagnosticCode.CREDENTIAL_TYPE_MISMATCH,
                                    entry.place(),
                                    "registry `" + entry.key() + "` of type `"
                                            + registry.value().provider().type()
                                            + "` takes other credentials than these")
                            .related(registry.value().name().span(), "declared here")
                            .help("give it the credentials that its declaration has"));
                }
            });
        }
        return credentials;
    }

    private List<PullSecret.PullSecretEntry> entries(
            List<Located<Registry>> wanted, Map<String, RegistryCredentials> credentials) {
        Map<String, List<Located<Registry>>> byHost = group(wanted, registry -> registry.authKey());
        List<PullSecret.PullSecretEntry> entries = new ArrayList<>();
        byHost.forEach((host, sharing) -> {
            // A path is in the key only where one host takes several logins.
            Map<String, List<Located<Registry>>> byKey =
                    withAnotherLogin(sharing, credentials).isEmpty()
                            ? Map.of(host, sharing)
                            : group(sharing, PullSecretLinker::keyWithPath);
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

    // Docker Hub's key is a URL with a path of its own, to which none can be added.
    private static String keyWithPath(Registry registry) {
        String host = registry.authKey();
        return host.contains("://") ? host : host + registry.url().value().path();
    }

    private static RegistryCredentials access(Registry registry, Map<String, RegistryCredentials> credentials) {
        return credentials.getOrDefault(registry.name().value(), registry.pull());
    }

    private PullSecret.PullSecretEntry entry(
            String key, List<Located<Registry>> sharing, Map<String, RegistryCredentials> credentials) {
        Located<Registry> first = sharing.get(0);
        withAnotherLogin(sharing, credentials).forEach(registry -> diagnostics.add(collision(registry, first, key)));
        return new PullSecret.PullSecretEntry(key, sharing, access(first.value(), credentials));
    }

    private static List<Located<Registry>> withAnotherLogin(
            List<Located<Registry>> sharing, Map<String, RegistryCredentials> credentials) {
        RegistryCredentials login = access(sharing.get(0).value(), credentials);
        return sharing.stream()
                .skip(1)
                .filter(registry -> !access(registry.value(), credentials).equals(login))
                .toList();
    }

    private Diagnostic collision(Located<Registry> registry, Located<Registry> first, String key) {
        return Diagnostic.at(
                        DiagnosticCode.DUPLICATE_AUTH_KEY,
                        registry.span(),
                        "registries `" + first.value().name() + "` and `"
                                + registry.value().name() + "` have one key `" + key
                                + "` in a pull secret of environment `" + environment + "`, and different logins")
                .related(first.span(), "the first")
                .help("put them into two pull secrets");
    }
}
