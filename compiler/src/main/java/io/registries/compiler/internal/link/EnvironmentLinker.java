// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.link;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.Pull;
import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.Registry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Links an environment: its node pulls and pull secrets. */
final class EnvironmentLinker {
    static final String DEFAULT_SECRET = "regcred";

    private final SymbolTable<Registry> registries;
    private final DiagnosticCollector diagnostics;
    private final List<Registry> nodeRoleRegistries;

    EnvironmentLinker(SymbolTable<Registry> registries, DiagnosticCollector diagnostics) {
        this.registries = registries;
        this.diagnostics = diagnostics;
        this.nodeRoleRegistries = new ArrayList<>();
        for (Registry registry : registries.all()) {
            if (registry.provider().usesNodeRoleByDefault()) {
                nodeRoleRegistries.add(registry);
            }
        }
    }

    /** Links an environment with the images that are pulled in it. */
    Environment link(Located<String> name, MappingReader fields, List<Pull> pulls) {
        List<Located<Registry>> nodePulls = nodePulls(name, fields);
        Map<String, Located<Registry>> needed = new LinkedHashMap<>();
        for (Pull pull : pulls) {
            if (!pull.registry().isPublic()) {
                needed.putIfAbsent(pull.registry().name().value(), pull.source());
            }
        }
        for (Located<Registry> registry : nodePulls) {
            needed.remove(registry.value().name().value());
        }
        return new Environment(
                name,
                fields.value("devtron"),
                fields.value("cluster"),
                fields.value("namespace"),
                nodePulls,
                secrets(name, fields, needed, nodePulls),
                pulls,
                fields.written());
    }

    private List<Located<Registry>> nodePulls(Located<String> name, MappingReader fields) {
        if (fields.has("nodePulls")) {
            return registries.findAll(fields.texts("nodePulls"), "environment `" + name + "`");
        }
        List<Located<Registry>> nodePulls = new ArrayList<>();
        for (Registry registry : nodeRoleRegistries) {
            nodePulls.add(new Located<>(registry, name.span()));
        }
        return Collections.unmodifiableList(nodePulls);
    }

    private List<PullSecret> secrets(
            Located<String> environment,
            MappingReader fields,
            Map<String, Located<Registry>> needed,
            List<Located<Registry>> nodePulls) {
        PullSecretLinker linker = new PullSecretLinker(environment, registries, nodePulls, diagnostics);
        if (!fields.has("pullSecrets")) {
            return needed.isEmpty()
                    ? List.of()
                    : List.of(linker.defaultSecret(DEFAULT_SECRET, List.copyOf(needed.values())));
        }
        List<MappingReader> secrets = fields.maps("pullSecrets");
        reportSeveralWithoutRegistries(environment, secrets);
        Collection<Located<Registry>> unlisted = unlisted(secrets, needed);
        SymbolTable<PullSecret> names =
                new SymbolTable<>("pull secret", "pullSecrets", DiagnosticCode.UNKNOWN_VALUE, diagnostics);
        List<PullSecret> linked = new ArrayList<>();
        for (MappingReader secret : secrets) {
            if (names.claim(secret.require("name"))) {
                linked.add(linker.link(secret, unlisted));
            }
        }
        return List.copyOf(linked);
    }

    /** The needed registries that no pull secret lists. */
    private static Collection<Located<Registry>> unlisted(
            List<MappingReader> secrets, Map<String, Located<Registry>> needed) {
        Map<String, Located<Registry>> unlisted = new LinkedHashMap<>(needed);
        for (MappingReader secret : secrets) {
            for (String registry : secret.values("registries")) {
                unlisted.remove(registry);
            }
        }
        return unlisted.values();
    }

    private void reportSeveralWithoutRegistries(Located<String> environment, List<MappingReader> secrets) {
        Optional<Located<String>> first = Optional.empty();
        for (MappingReader secret : secrets) {
            if (secret.has("registries")) {
                continue;
            }
            Located<String> name = secret.require("name");
            if (first.isPresent()) {
                diagnostics.add(Diagnostic.at(
                                DiagnosticCode.AMBIGUOUS_PULL_SECRETS,
                                name.span(),
                                "two pull secrets of environment `" + environment
                                        + "` have no `registries`, so both would contain the same")
                        .related(first.get().span(), "the first pull secret")
                        .help("set `registries` on one of them"));
            } else {
                first = Optional.of(name);
            }
        }
    }
}
