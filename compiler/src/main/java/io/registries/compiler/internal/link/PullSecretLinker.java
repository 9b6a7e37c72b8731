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
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** The pull secret of an environment that declares none. */
    PullSecret defaultSecret(String name, List<Located<Registry>> needed) {
        Located<String> located = new Located<>(name, environment.span());
        return new PullSecret(
                located,
                Optional.empty(),
                release(located, Optional.empty(), new Delivery.Values()),
                Map.of(),
                Map.of(),
                new Delivery.Values(),
                entries(needed, Map.of()),
                WrittenFields.NONE);
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
                fields.value("project"),
                release(name, fields.text("release"), delivery),
                fields.strings("labels"),
                fields.strings("annotations"),
                delivery,
                entries(included, credentials(fields, referrer)),
                fields.written());
    }

    private static boolean contains(List<Located<Registry>> registries, Located<Registry> registry) {
        for (Located<Registry> other : registries) {
            if (other.value().name().equals(registry.value().name())) {
                return true;
            }
        }
        return false;
    }

    private boolean isRedundant(Located<Registry> registry) {
        String reason;
        if (registry.value().isPublic()) {
            reason = "registry `" + registry.value().name() + "` is public";
        } else if (contains(nodePulls, registry)) {
            reason = "the nodes of environment `" + environment + "` pull from registry `"
                    + registry.value().name() + "` with their own "
                    + (registry.value().provider().supportsNodeRole() ? "role" : "login");
        } else {
            return false;
        }
        diagnostics.add(Diagnostic.at(
                        DiagnosticCode.REDUNDANT_ENTRY,
                        registry.span(),
                        reason + ", so it needs no entry in a pull secret")
                .help("remove it from the pull secret"));
        return true;
    }

    // Only values of a chart are installed as a Helm release.
    private Optional<Located<String>> release(
            Located<String> name, Optional<Located<String>> declared, Delivery delivery) {
        if (!(delivery instanceof Delivery.Values || delivery instanceof Delivery.Sops)) {
            return Optional.empty();
        }
        Located<String> release = declared.orElse(new Located<>(name + "-" + environment, name.span()));
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
        for (Node.Entry entry : fields.entries("credentials")) {
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
        return new PullSecretEntryLinker(environment, credentials, diagnostics).link(included);
    }
}
