// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Delivery.External;
import io.registries.compiler.model.Delivery.Generator;
import io.registries.compiler.model.Delivery.RemoteKey;
import io.registries.compiler.model.Delivery.RemoteLogin;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.RegistryCredentials;
import io.registries.compiler.model.SecretReference;
import io.registries.compiler.model.provider.Provider;
import io.registries.compiler.model.provider.TokenGenerator;
import java.util.List;
import java.util.Optional;

/** Each registry of an external pull secret needs a login in External Secrets. */
record RemoteLoginRule() implements ConfigurationRule {
    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        for (Environment environment : configuration.environments()) {
            for (PullSecret secret : environment.pullSecrets()) {
                if (secret.delivery() instanceof External external) {
                    secret.entries().forEach(entry -> check(environment, secret, external, entry, diagnostics));
                    unusedLogins(secret, external).forEach(diagnostics::add);
                }
            }
        }
    }

    private static List<Diagnostic> unusedLogins(PullSecret secret, External external) {
        List<String> registryNames = secret.registries().stream()
                .map(registry -> registry.name().value())
                .toList();
        return external.logins().entrySet().stream()
                .filter(login -> !registryNames.contains(login.getKey()))
                .map(login -> Diagnostic.at(
                                DiagnosticCode.REDUNDANT_ENTRY,
                                login.getValue().span(),
                                "pull secret `" + secret.name() + "` has no entry for registry `" + login.getKey()
                                        + "`, so this login is not used")
                        .help("remove the login, or add the registry to `additionalRegistries`"))
                .toList();
    }

    private static void check(
            Environment environment,
            PullSecret secret,
            External external,
            PullSecret.PullSecretEntry entry,
            DiagnosticCollector diagnostics) {
        Registry registry = entry.registries().get(0);
        Optional<Located<RemoteLogin>> login = entry.registries().stream()
                .flatMap(candidate -> Optional.ofNullable(
                        external.logins().get(candidate.name().value()))
                        .stream())
                .findFirst();
        if (login.isEmpty()) {
            boolean needsNoLogin = registry.provider()
                    .tokenGenerator()
                    .filter(generator -> generator.required().isEmpty())
                    .isPresent();
            if (!needsNoLogin) {
                diagnostics.add(missingLogin(environment, secret, registry));
            }
            return;
        }
        Span span = login.get().span();
        Optional<Diagnostic> problem = login.get().value() instanceof Generator generator
                ? problem(generator, registry, span)
                : problem((RemoteKey) login.get().value(), external, entry, span);
        problem.ifPresent(diagnostics::add);
    }

    private static Diagnostic missingLogin(Environment environment, PullSecret secret, Registry registry) {
        return invalidLogin(
                        secret.name().span(),
                        "pull secret `" + secret.name() + "` of environment `" + environment.name()
                                + "` has no entry in `external.logins` for registry `" + registry.name() + "`")
                .related(registry.name().span(), "the registry")
                .help("add `" + registry.name() + ": {key: <key in the store>}` to `external.logins`");
    }

    private static Optional<Diagnostic> problem(Generator generator, Registry registry, Span span) {
        Provider provider = registry.provider();
        Optional<TokenGenerator> tokenGenerator = provider.tokenGenerator();
        if (tokenGenerator.isEmpty()) {
            return Optional.of(invalidLogin(span, "registries of type `" + provider.type() + "` have no generator")
                    .help("remove `generator`, and set `key` to a secret in the store"));
        }
        List<String> missing = tokenGenerator.get().required().stream()
                .filter(field -> !generator.spec().containsKey(field))
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(invalidLogin(
                                span,
                                "the generator of registry `" + registry.name() + "` is missing `"
                                        + String.join("` and `", missing) + "`")
                        .help("add what the External Secrets documentation requires for `"
                                + tokenGenerator.get().kind() + "`"));
    }

    private static Optional<Diagnostic> problem(
            RemoteKey key, External external, PullSecret.PullSecretEntry entry, Span span) {
        if (external.store().isEmpty()) {
            return Optional.of(invalidLogin(span, "`key` requires a `store`, which is missing")
                    .help("add `store: {name: <store>}` to `external`"));
        }
        boolean lacksUsername = key.username().isEmpty()
                && entry.credentials() instanceof RegistryCredentials.Password password
                && !(password.username().value() instanceof SecretReference.Literal);
        if (lacksUsername
                || entry.credentials() instanceof RegistryCredentials.AccessKey
                || entry.credentials() instanceof RegistryCredentials.MachineRole) {
            return key.username().isPresent()
                    ? Optional.empty()
                    : Optional.of(invalidLogin(
                                    span,
                                    "the configuration does not contain the username of registry `"
                                            + entry.registries().get(0).name() + "`")
                            .help("set `usernameProperty` to the property that contains it"));
        }
        return Optional.empty();
    }

    private static Diagnostic invalidLogin(Span span, String message) {
        return Diagnostic.at(DiagnosticCode.INVALID_REMOTE_LOGIN, span, message);
    }
}
