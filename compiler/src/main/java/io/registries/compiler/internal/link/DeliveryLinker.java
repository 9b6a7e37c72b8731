// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.link;

import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.internal.syntax.Node;
import io.registries.compiler.model.Delivery;
import io.registries.compiler.model.Delivery.Generator;
import io.registries.compiler.model.Delivery.RemoteKey;
import io.registries.compiler.model.Delivery.RemoteLogin;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.SealingScope;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Links the delivery of a pull secret. */
final class DeliveryLinker {
    private final SymbolTable<Registry> registries;

    private final DiagnosticCollector diagnostics;

    DeliveryLinker(SymbolTable<Registry> registries, DiagnosticCollector diagnostics) {
        this.registries = registries;
        this.diagnostics = diagnostics;
    }

    /** Links the delivery fields of a pull secret. */
    Delivery link(MappingReader secret, String referrer) {
        if (secret.flag("existing")) {
            return new Delivery.Existing(secret.textOr("method", "").equals("service-account"));
        }
        return switch (secret.textOr("delivery", "values")) {
            case "values" -> new Delivery.Values();
            case "sealed-secret" -> sealed(secret.fields("sealing").orElseThrow());
            case "sops" -> new Delivery.Sops(secret.texts("recipients"));
            case "external-secret" ->
                secret.fields("external")
                        .map(external -> external(external, referrer))
                        .orElse(new Delivery.External(Optional.empty(), Optional.empty(), Map.of()));
            default -> throw new IllegalStateException("a delivery that the schema does not allow");
        };
    }

    private static Delivery sealed(MappingReader sealing) {
        String scope = sealing.textOr("scope", SealingScope.STRICT.id());
        return new Delivery.Sealed(
                sealing.file("certificate").orElseThrow(),
                SealingScope.fromId(scope).orElseThrow());
    }

    private Delivery external(MappingReader external, String referrer) {
        Map<String, Located<RemoteLogin>> logins = new LinkedHashMap<>();
        external.fields("logins")
                .ifPresent(declared -> declared.map()
                        .entries()
                        .forEach(entry -> registries
                                .find(entry.text().located(), referrer)
                                .ifPresent(registry -> logins.put(
                                        entry.key(),
                                        new Located<>(
                                                login(MappingReader.of(entry.value()), registry.value()),
                                                entry.keySpan())))));
        return new Delivery.External(
                external.fields("store")
                        .map(store ->
                                new Delivery.Store(store.require("name").value(), store.textOr("kind", "SecretStore"))),
                external.text("refreshInterval").map(Located::value),
                logins);
    }

    private RemoteLogin login(MappingReader login, Registry registry) {
        return login.fields("generator")
                .<RemoteLogin>map(generator -> generator(generator.map(), registry))
                .orElseGet(() -> new RemoteKey(
                        login.require("key").value(),
                        login.text("usernameProperty").map(Located::value),
                        login.text("passwordProperty").map(Located::value)));
    }

    private Generator generator(Node.Mapping spec, Registry registry) {
        return registry.provider()
                .tokenGenerator()
                .map(generator -> new GeneratorLinker(generator, diagnostics).link(spec))
                // Reported by the analysis.
                .orElse(new Generator(Map.of()));
    }
}
