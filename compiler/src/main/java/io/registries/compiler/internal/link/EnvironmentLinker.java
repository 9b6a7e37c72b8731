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
import io.registries.compiler.model.WrittenFields;
import java.util.ArrayList;
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
        this.nodeRoleRegistries = registries.all().stream()
                .filter(registry -> registry.provider().usesNodeRoleByDefault())
                .toList();
    }

    /** Links an environment with the images that are pulled in it. */
    Environment link(Located<String> name, Optional<MappingReader> declared, List<Pull> pulls) {
        List<Located<Registry>> nodePulls = nodePulls(name, declared);
        Map<String, Located<Registry>> needed = new LinkedHashMap<>();
        for (Pull pull : pulls) {
            if (!pull.registry().isPublic()) {
                needed.putIfAbsent(pull.registry().name().value(), pull.source());
            }
        }
        nodePulls.forEach(registry -> needed.remove(registry.value().name().value()));
        return new Environment(
                name,
                text(declared, "devtron"),
                text(declared, "cluster"),
                text(declared, "namespace"),
                nodePulls,
                secrets(name, declared, needed, nodePulls),
                pulls,
                declared.map(MappingReader::written).orElse(WrittenFields.NONE));
    }

    private static Optional<String> text(Optional<MappingReader> fields, String field) {
        return fields.flatMap(declared -> declared.text(field)).map(Located::value);
    }

    private List<Located<Registry>> nodePulls(Located<String> name, Optional<MappingReader> declared) {
        if (declared.isPresent() && declared.get().has("nodePulls")) {
            return registries.findAll(declared.get().texts("nodePulls"), "environment `" + name + "`");
        }
        return nodeRoleRegistries.stream()
                .map(registry -> new Located<>(registry, name.span()))
                .toList();
    }

    private List<PullSecret> secrets(
            Located<String> environment,
            Optional<MappingReader> declared,
            Map<String, Located<Registry>> needed,
            List<Located<Registry>> nodePulls) {
        PullSecretLinker linker = new PullSecretLinker(environment, registries, nodePulls, diagnostics);
        if (declared.isEmpty() || !declared.get().has("pullSecrets")) {
            return linker.defaultSecret(DEFAULT_SECRET, List.copyOf(needed.values())).stream()
                    .toList();
        }
        List<MappingReader> secrets = declared.get().items("pullSecrets").stream()
                .map(MappingReader::of)
                .toList();
        reportSeveralWithoutRegistries(environment, secrets);
        Map<String, Located<Registry>> unlisted = new LinkedHashMap<>(needed);
        secrets.forEach(fields -> fields.texts("registries").forEach(reference -> unlisted.remove(reference.value())));
        SymbolTable<PullSecret> names =
                new SymbolTable<>("pull secret", "pullSecrets", DiagnosticCode.UNKNOWN_VALUE, diagnostics);
        List<PullSecret> linked = new ArrayList<>();
        for (MappingReader fields : secrets) {
            if (names.claim(fields.require("name"))) {
                linked.add(linker.link(fields, unlisted.values()));
            }
        }
        return List.copyOf(linked);
    }

    private void reportSeveralWithoutRegistries(Located<String> environment, List<MappingReader> secrets) {
        List<Located<String>> withoutRegistries = secrets.stream()
                .filter(fields -> !fields.has("registries"))
                .map(fields -> fields.require("name"))
                .toList();
        withoutRegistries.stream()
                .skip(1)
                .forEach(second -> diagnostics.add(Diagnostic.at(
                                DiagnosticCode.AMBIGUOUS_PULL_SECRETS,
                                second.span(),
                                "two pull secrets of environment `" + environment
                                        + "` have no `registries`, so both would contain the same")
                        .related(withoutRegistries.get(0).span(), "the first pull secret")
                        .help("set `registries` on one of them")));
    }
}
