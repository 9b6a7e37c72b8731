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
 * One entry of a pull secret whose login External Secrets fetches.
 *
 * @param entry of the pull secret
 * @param registry that the login is declared for
 * @param login where it comes from; absent where the registry's own generator needs nothing said
 */
record ExternalSecretEntry(PullSecret.PullSecretEntry entry, Registry registry, Optional<RemoteLogin> login) {

    /** The entries of a secret, in order of their keys. */
    static List<ExternalSecretEntry> of(PullSecret secret) {
        External external = (External) secret.delivery();
        return secret.entries().stream().map(entry -> of(entry, external)).toList();
    }

    private static ExternalSecretEntry of(PullSecret.PullSecretEntry entry, External external) {
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

    /** The secret in the store, where it is one. */
    Optional<RemoteKey> key() {
        return login.filter(RemoteKey.class::isInstance).map(RemoteKey.class::cast);
    }

    /** What makes its tokens, where something does. */
    Optional<TokenGenerator> generator() {
        return key().isPresent() ? Optional.empty() : registry.provider().tokenGenerator();
    }

    /** The {@code spec} of its generator: what is declared, and what the registry says itself. */
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

    /** The name of a value in templates, which take letters, digits and underscores. */
    String variable(String part) {
        return registry.name().value().replace('-', '_') + "_" + part;
    }

    /** How often the shortest of their lives asks for a renewal. */
    static String renewal(List<ExternalSecretEntry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.generator().stream())
                .map(TokenGenerator::renewal)
                .filter(renewal -> renewal.endsWith("m"))
                .findFirst()
                .orElse("1h");
    }

    /**
     * The template of the dockerconfigjson, in Go's language with sprig's functions. It makes JSON of values, so that
     * quotes in them do no harm; a value that is not there stops it.
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

    // A generator gives the username with the token; a secret in the store may leave it to the configuration.
    private Optional<String> declaredUsername() {
        if (key().isEmpty() || key().get().username().isPresent()) {
            return Optional.empty();
        }
        return entry.access() instanceof RegistryCredentials.Password password
                        && password.username().value() instanceof SecretReference.Literal literal
                ? Optional.of(literal.value())
                : Optional.of(ServiceAccountProvider.USERNAME);
    }

    // Go reads the escapes that JSON writes.
    private static String quoted(String text) {
        return Format.JSON.encode(text);
    }
}
