// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Severity;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.RegistryCredentials;
import io.registries.compiler.model.SecretReference;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A secret must not stand in the source, which lives in git. */
record PlaintextSecretRule(boolean allowed) implements ConfigurationRule {
    /** As shells and pipelines write variables. */
    private static final Pattern VARIABLE =
            Pattern.compile("\\$\\{?\\{?\\s*(?:env\\.|secrets\\.)?([A-Z_][A-Z0-9_]*)\\s*}?}?");

    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        Set<io.registries.compiler.diagnostic.Span> told = new HashSet<>();
        accesses(configuration)
                .flatMap(access -> secret(access).stream())
                .filter(secret -> secret.value() instanceof SecretReference.Literal)
                .filter(secret -> told.add(secret.span()))
                .forEach(secret ->
                        diagnostics.add(diagnostic(secret).withSeverity(allowed ? Severity.WARNING : Severity.ERROR)));
    }

    private static Diagnostic diagnostic(Located<SecretReference> secret) {
        Matcher variable = VARIABLE.matcher(((SecretReference.Literal) secret.value()).value());
        return variable.matches()
                ? Diagnostic.at(DiagnosticCode.PLAINTEXT_SECRET, secret.span(), "this is text, and names no variable")
                        .help("write `{env: " + variable.group(1) + "}`")
                : Diagnostic.at(DiagnosticCode.PLAINTEXT_SECRET, secret.span(), "a secret stands here in plain text")
                        .help("write `{env: NAME}` or `{file: path}`, and change the secret: it is known now");
    }

    private static Stream<RegistryCredentials> accesses(Configuration configuration) {
        Stream<RegistryCredentials> declared = configuration.registries().stream()
                .flatMap(registry -> Stream.concat(Stream.of(registry.push()), registry.pullCredentials().stream()));
        Stream<RegistryCredentials> perEnvironment = configuration.environments().stream()
                .flatMap(environment -> environment.pullSecrets().stream())
                .flatMap(secret -> secret.entries().stream())
                .map(PullSecret.PullSecretEntry::access);
        return Stream.concat(declared, perEnvironment);
    }

    private static Optional<Located<SecretReference>> secret(RegistryCredentials access) {
        if (access instanceof RegistryCredentials.Password password) {
            return Optional.of(password.password());
        }
        if (access instanceof RegistryCredentials.AccessKey key) {
            return Optional.of(key.secretAccessKey());
        }
        return access instanceof RegistryCredentials.ServiceAccountKey key ? Optional.of(key.key()) : Optional.empty();
    }
}
