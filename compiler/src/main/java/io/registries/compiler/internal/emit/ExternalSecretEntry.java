// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.Delivery.External;
import io.registries.compiler.model.Delivery.Generator;
import io.registries.compiler.model.Delivery.RemoteKey;
import io.registries.compiler.model.Delivery.RemoteLogin;
import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.RegistryCredentials;
import io.registries.compiler.model.SecretReference;
import io.registries.compiler.model.provider.ServiceAccountProvider;
import io.registries.compiler.model.provider.TokenGenerator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An entry of a pull secret whose login is fetched by External Secrets.
 *
 * @param entry the entry
 * @param registry the registry of the login
 * @param login the source of the login; empty if the default generator of the registry needs no configuration
 */
record ExternalSecretEntry(PullSecret.PullSecretEntry entry, Registry registry, Optional<RemoteLogin> login) {

    /** The entries of a pull secret, in order of their keys. */
    static List<ExternalSecretEntry> list(PullSecret secret) {
        External external = (External) secret.delivery();
        return secret.entries().stream().map(entry -> create(entry, external)).toList();
    }

    private static ExternalSecretEntry create(PullSecret.PullSecretEntry entry, External external) {
        return entry.registries().stream()
                .filter(registry ->
                        external.logins().containsKey(registry.name().value()))
                .findFirst()
                .map(registry -> new ExternalSecretEntry(
                        entry,
                        registry,
                        Optional.ofNullable(
                                        external.logins().get(registry.name().value()))
                                .map(Located::value)))
                .orElseGet(
                        () -> new ExternalSecretEntry(entry, entry.registries().get(0), Optional.empty()));
    }

    /** The key in the secret store; empty for generators. */
    Optional<RemoteKey> key() {
        return login.filter(RemoteKey.class::isInstance).map(RemoteKey.class::cast);
    }

    /** The generator of its tokens; empty for a key in a secret store. */
    Optional<TokenGenerator> generator() {
        return key().isPresent() ? Optional.empty() : registry.provider().tokenGenerator();
    }

    /** The {@code spec} of its generator: the declared fields, plus region and host of the registry. */
    Map<String, Object> generatorSpec() {
        Map<String, Object> spec = new TreeMap<>();
        if (login.isPresent() && login.get() instanceof Generator declared) {
            spec.putAll(declared.spec());
        }
        registry.region().ifPresent(region -> spec.put("region", region));
        generator()
                .flatMap(TokenGenerator::host)
                .ifPresent(field -> spec.put(field, registry.url().value().host()));
        return spec;
    }

    /** A template variable, which consists of letters, digits and underscores. */
    String variable(String part) {
        return registry.name().value().replace('-', '_') + "_" + part;
    }

    /** The refresh interval that the shortest-lived token requires. */
    static String renewal(List<ExternalSecretEntry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.generator().stream())
                .map(TokenGenerator::renewal)
                .filter(renewal -> renewal.endsWith("m"))
                .findFirst()
                .orElse("1h");
    }

    /**
     * The dockerconfigjson as a Go template with sprig functions. It encodes values as JSON, so quotes in them are
     * escaped; a missing value fails the template.
     */
    static String template(List<ExternalSecretEntry> entries) {
        return entries.stream()
                .map(entry -> quoted(entry.entry().authKey()) + " " + entry.loginTemplate())
                .collect(Collectors.joining(" ", "{{ dict \"auths\" (dict ", ") | mustToJson }}"));
    }

    private String loginTemplate() {
        String username = declaredUsername().map(ExternalSecretEntry::quoted).orElse("." + variable("username"));
        String password = "." + variable("password");
        return "(dict \"username\" " + username + " \"password\" " + password + " \"auth\" (printf \"%s:%s\" "
                + username + " " + password + " | b64enc))";
    }

    // A generator returns the username with the token; for a key in a store, the configuration may declare it.
    private Optional<String> declaredUsername() {
        if (key().isEmpty() || key().get().username().isPresent()) {
            return Optional.empty();
        }
        return entry.credentials() instanceof RegistryCredentials.Password password
                        && password.username().value() instanceof SecretReference.Literal literal
                ? Optional.of(literal.value())
                : Optional.of(ServiceAccountProvider.USERNAME);
    }

    // Go string literals accept JSON escapes.
    private static String quoted(String text) {
        return Format.JSON.encode(text);
    }
}
