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

/** External Secrets must find a login for each registry of a pull secret. */
record RemoteLoginRule() implements ConfigurationRule {
    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        for (Environment environment : configuration.environments()) {
            for (PullSecret secret : environment.pullSecrets()) {
                if (secret.delivery() instanceof External external) {
                    secret.entries().forEach(entry -> check(environment, secret, external, entry, diagnostics));
                    needless(secret, external).forEach(diagnostics::add);
                }
            }
        }
    }

    private static List<Diagnostic> needless(PullSecret secret, External external) {
        List<String> served = secret.registries().stream()
                .map(registry -> registry.name().value())
                .toList();
        return external.logins().entrySet().stream()
                .filter(login -> !served.contains(login.getKey()))
                .map(login -> Diagnostic.at(
                                DiagnosticCode.REDUNDANT_ENTRY,
                                login.getValue().span(),
                                "pull secret `" + secret.name() + "` has no entry for registry `" + login.getKey()
                                        + "`, so this login is not used")
                        .help("remove it here, or add the registry to `additionalRegistries`"))
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
                .flatMap(served ->
                        Optional.ofNullable(external.logins().get(served.name().value())).stream())
                .findFirst();
        if (login.isEmpty()) {
            boolean byDefault = registry.provider()
                    .tokenGenerator()
                    .filter(generator -> generator.required().isEmpty())
                    .isPresent();
            if (!byDefault) {
                diagnostics.add(unsaid(environment, secret, registry));
            }
            return;
        }
        Span place = login.get().span();
        Optional<Diagnostic> problem = login.get().value() instanceof Generator generator
                ? problem(generator, registry, place)
                : problem((RemoteKey) login.get().value(), external, entry, place);
        problem.ifPresent(diagnostics::add);
    }

    private static Diagnostic unsaid(Environment environment, PullSecret secret, Registry registry) {
        return unusable(
                        secret.name().span(),
                        "pull secret `" + secret.name() + "` of environment `" + environment.name()
                                + "` does not say where the login of registry `" + registry.name() + "` comes from")
                .related(registry.name().span(), "the registry")
                .help("add `" + registry.name() + ": {key: <key in the store>}` to its `external.logins`");
    }

    private static Optional<Diagnostic> problem(Generator generator, Registry registry, Span place) {
        Provider provider = registry.provider();
        Optional<TokenGenerator> known = provider.tokenGenerator();
        if (known.isEmpty()) {
            return Optional.of(unusable(place, "there is no generator for registries of type `" + provider.type() + "`")
                    .help("name the `key` of a secret in the store"));
        }
        List<String> missing = known.get().required().stream()
                .filter(field -> !generator.spec().containsKey(field))
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(unusable(
                                place,
                                "the generator of registry `" + registry.name() + "` lacks `"
                                        + String.join("` and `", missing) + "`")
                        .help("External Secrets describes the fields of its `"
                                + known.get().kind() + "`"));
    }

    private static Optional<Diagnostic> problem(
            RemoteKey key, External external, PullSecret.PullSecretEntry entry, Span place) {
        if (external.store().isEmpty()) {
            return Optional.of(unusable(place, "a `key` is named, and no `store` that it is in")
                    .help("add `store: {name: <store>}` to `external`"));
        }
        boolean unnamed = key.username().isEmpty()
                && entry.access() instanceof RegistryCredentials.Password password
                && !(password.username().value() instanceof SecretReference.Literal);
        if (unnamed
                || entry.access() instanceof RegistryCredentials.AccessKey
                || entry.access() instanceof RegistryCredentials.MachineRole) {
            return key.username().isPresent()
                    ? Optional.empty()
                    : Optional.of(unusable(
                                    place,
                                    "the username of registry `"
                                            + entry.registries().get(0).name() + "` is not in the configuration")
                            .help("name the property that holds it: `usernameProperty`"));
        }
        return Optional.empty();
    }

    private static Diagnostic unusable(Span place, String message) {
        return Diagnostic.at(DiagnosticCode.INVALID_REMOTE_LOGIN, place, message);
    }
}
