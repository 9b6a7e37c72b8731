// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.link;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.Connection;
import io.registries.compiler.model.Connection.ConnectionMode;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.RegistryCredentials;
import io.registries.compiler.model.provider.Provider;
import io.registries.compiler.model.provider.Providers;
import io.registries.compiler.model.provider.RegistryUrl;
import io.registries.compiler.model.provider.RegistryUrlParser;
import io.registries.compiler.model.provider.RegistryUrlParser.InvalidRegistryUrlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Links the registries of all files. */
final class RegistryLinker {
    private final DiagnosticCollector diagnostics;
    private final SymbolTable<Registry> registries;
    private final List<Located<Registry>> defaults = new ArrayList<>();

    private boolean declaresDefault;

    RegistryLinker(DiagnosticCollector diagnostics) {
        this.diagnostics = diagnostics;
        this.registries = new SymbolTable<>("registry", "registries", DiagnosticCode.UNKNOWN_REGISTRY, diagnostics);
    }

    SymbolTable<Registry> link(List<MappingReader> declarations) {
        for (MappingReader fields : declarations) {
            Located<String> name = fields.require("name");
            if (registries.claim(name)) {
                declaresDefault |= fields.flag("default");
                Optional<Registry> registry = registry(name, fields);
                if (registry.isPresent()) {
                    declare(registry.get(), fields);
                }
            }
        }
        for (Located<Registry> duplicate : defaults.stream().skip(1).toList()) {
            diagnostics.add(Diagnostic.at(
                            DiagnosticCode.MULTIPLE_DEFAULT_REGISTRIES,
                            duplicate.span(),
                            "registries `" + defaults.get(0).value().name() + "` and `"
                                    + duplicate.value().name() + "` are both the default")
                    .related(defaults.get(0).span(), "the first default")
                    .help("remove `default` from one of them"));
        }
        return registries;
    }

    /** The registry of applications without {@code registry}. */
    Optional<Registry> defaultRegistry() {
        return defaults.isEmpty()
                ? Optional.empty()
                : Optional.of(defaults.get(0).value());
    }

    /** Whether a registry is declared as the default, even if it is invalid otherwise. */
    boolean declaresDefault() {
        return declaresDefault;
    }

    private void declare(Registry registry, MappingReader fields) {
        registries.declare(registry.name().value(), registry);
        if (registry.isDefault()) {
            defaults.add(new Located<>(registry, fields.key("default")));
        }
    }

    private Optional<Registry> registry(Located<String> name, MappingReader fields) {
        Provider provider =
                fields.has("type") ? Providers.byType(fields.require("type").value()) : Providers.defaultProvider();
        Located<String> declaredUrl = fields.text("url")
                .orElseGet(() -> new Located<>(provider.defaultUrl().orElseThrow(), name.span()));
        try {
            Located<RegistryUrl> url =
                    new Located<>(RegistryUrlParser.parse(provider, declaredUrl.value()), declaredUrl.span());
            reportRegionMismatch(provider, url, fields);
            return Optional.of(new Registry(
                    name,
                    provider,
                    url,
                    provider.regionIn(url.value()),
                    fields.flag("default"),
                    push(provider, fields),
                    fields.fields("pullCredentials").flatMap(AccessLinker::credentials),
                    connection(name, fields),
                    fields.flagOrTrue("managed"),
                    fields.text("renamedFrom"),
                    fields.written()));
        } catch (InvalidRegistryUrlException e) {
            diagnostics.add(Diagnostic.at(
                            DiagnosticCode.INVALID_URL,
                            declaredUrl.span(),
                            "the URL of registry `" + name + "` " + e.getMessage()
                                    + (isAboutDefaultType(e, fields) ? ", the default" : ""))
                    .help(e.help(fields.flag("public"))));
            return Optional.empty();
        }
    }

    private static boolean isAboutDefaultType(InvalidRegistryUrlException problem, MappingReader fields) {
        String message = Objects.requireNonNull(problem.getMessage());
        return !fields.has("type")
                && message.endsWith("type `" + Providers.defaultProvider().type() + "`");
    }

    private static RegistryCredentials push(Provider provider, MappingReader fields) {
        Optional<RegistryCredentials> declared = AccessLinker.credentials(fields);
        if (declared.isPresent()) {
            return declared.get();
        }
        return provider.usesNodeRoleByDefault()
                ? new RegistryCredentials.MachineRole()
                : new RegistryCredentials.NoCredentials();
    }

    private static Connection connection(Located<String> name, MappingReader fields) {
        Located<ConnectionMode> mode = fields.has("connection")
                ? fields.require("connection").map(ConnectionMode::fromId)
                : new Located<>(ConnectionMode.SECURE, name.span());
        return new Connection(mode, fields.file("caCertificate"));
    }

    private void reportRegionMismatch(Provider provider, Located<RegistryUrl> url, MappingReader fields) {
        Optional<Located<String>> declared = fields.text("region");
        Optional<String> inUrl = provider.regionIn(url.value());
        if (declared.isPresent() && !declared.map(Located::value).equals(inUrl)) {
            diagnostics.add(Diagnostic.at(
                            DiagnosticCode.REGION_MISMATCH,
                            declared.get().span(),
                            "region `" + declared.get() + "` does not match the region of the URL, `" + inUrl.orElse("")
                                    + "`")
                    .related(url.span(), "the URL")
                    .help("remove `region`, or correct the URL"));
        }
    }
}
