// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.internal.crypto.ExpiryPolicy;
import io.registries.compiler.internal.secrets.CredentialText;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.RegistryCredentials;
import io.registries.compiler.model.SecretReference;
import io.registries.compiler.model.provider.ServiceAccountProvider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks secret values offline. Messages name the source of a value, never the value.
 *
 * @param clock decides whether a token has expired
 * @param pushed credentials that Devtron builds pass to a shell
 * @param delivered credentials that are written to pull secrets and stay there until the next run
 */
public record SecretLinter(Clock clock, Set<RegistryCredentials> pushed, Set<RegistryCredentials> delivered) {
    /** A pull secret is assumed to be renewed once a day at most. */
    private static final Duration MIN_LIFETIME = Duration.ofDays(1);

    // The columns of Devtron's database.
    private static final int MAX_TEXT = 250;
    private static final int MAX_PASSWORD = 5_000;

    /** A linter for the credentials of a configuration. */
    public static SecretLinter forConfiguration(Clock clock, Configuration configuration) {
        return new SecretLinter(clock, configuration.pushCredentials(), configuration.deliveredCredentials());
    }

    /** Diagnostics for the username and the secret of a login. Literals are checked with the configuration. */
    List<Diagnostic> check(RegistryCredentials credentials, String username, String secret) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        if (credentials instanceof RegistryCredentials.Password password) {
            add(password.username(), CredentialText.ofUsername(username), diagnostics);
            if (!username.startsWith(ServiceAccountProvider.USERNAME)) {
                add(password.password(), CredentialText.ofText(secret), diagnostics);
            }
            checkLogin(password, username, secret, diagnostics);
            checkLifetime(password, username, secret).ifPresent(diagnostics::add);
        } else if (credentials instanceof RegistryCredentials.AccessKey key) {
            add(key.accessKeyId(), CredentialText.ofAccessKeyId(username), diagnostics);
            if (secret.length() > MAX_TEXT) {
                checkLength(key.secretAccessKey(), secret, MAX_TEXT, diagnostics);
            } else {
                add(key.secretAccessKey(), CredentialText.ofSecretAccessKey(secret), diagnostics);
            }
        }
        return diagnostics;
    }

    private static void add(
            Located<SecretReference> reference, List<CredentialText.Problem> problems, List<Diagnostic> diagnostics) {
        if (!(reference.value() instanceof SecretReference.Literal)) {
            for (CredentialText.Problem problem : problems) {
                diagnostics.add(
                        Diagnostic.at(problem.code(), reference.span(), describe(reference) + " " + problem.message())
                                .help(problem.help()));
            }
        }
    }

    private static void checkLength(
            Located<SecretReference> reference, String value, int limit, List<Diagnostic> diagnostics) {
        if (value.length() > limit) {
            diagnostics.add(Diagnostic.at(
                            DiagnosticCode.INVALID_SECRET_VALUE,
                            reference.span(),
                            describe(reference) + " has more than " + limit + " characters, which Devtron cannot store")
                    .help("use a shorter value"));
        }
    }

    private void checkLogin(
            RegistryCredentials.Password credentials, String username, String secret, List<Diagnostic> diagnostics) {
        if (username.equals(secret)) {
            diagnostics.add(Diagnostic.at(
                            DiagnosticCode.PASSWORD_IS_USERNAME,
                            credentials.password().span(),
                            describe(credentials.password()) + " is the same as the username")
                    .help("set the password or token"));
        }
        if (pushed.contains(credentials)) {
            checkLength(credentials.username(), username, MAX_TEXT, diagnostics);
            checkLength(credentials.password(), secret, MAX_PASSWORD, diagnostics);
            add(
                    credentials.username(),
                    CredentialText.ofQuotes(username).stream().toList(),
                    diagnostics);
            add(credentials.password(), CredentialText.ofQuotes(secret).stream().toList(), diagnostics);
        }
    }

    private Optional<Diagnostic> checkLifetime(
            RegistryCredentials.Password credentials, String username, String secret) {
        if (CredentialText.isShortLived(username, secret)) {
            return delivered.contains(credentials)
                    ? Optional.of(shortLived(
                            credentials.password(),
                            describe(credentials.password()) + " is a token that expires within hours"))
                    : Optional.empty();
        }
        return TokenExpiry.parse(username, secret)
                .flatMap(expiry -> checkExpiry(credentials, credentials.password(), expiry));
    }

    private Optional<Diagnostic> checkExpiry(
            RegistryCredentials credentials, Located<SecretReference> reference, Instant expiry) {
        Instant now = clock.instant();
        if (expiry.isBefore(now)) {
            return Optional.of(expired(reference, expiry));
        }
        String expires = describe(reference) + " is a token that expires on "
                + expiry.atOffset(ZoneOffset.UTC).toLocalDate();
        if (!delivered.contains(credentials) || expiry.isAfter(now.plus(ExpiryPolicy.EXPIRY_WARNING))) {
            return Optional.empty();
        }
        return Optional.of(
                expiry.isBefore(now.plus(MIN_LIFETIME))
                        ? shortLived(reference, expires + ", within a day")
                        : Diagnostic.at(
                                        DiagnosticCode.EXPIRING_SECRET,
                                        reference.span(),
                                        expires + ", in "
                                                + Duration.between(now, expiry).toDays()
                                                + " days, and its pull secret is not renewed automatically")
                                .help("replace it before that day, or set `delivery: external-secret`"));
    }

    private static Diagnostic expired(Located<SecretReference> reference, Instant expiry) {
        return Diagnostic.at(
                        DiagnosticCode.EXPIRED_SECRET,
                        reference.span(),
                        describe(reference) + " is a token that expired on "
                                + expiry.atOffset(ZoneOffset.UTC).toLocalDate())
                .help("create a new one");
    }

    private static Diagnostic shortLived(Located<SecretReference> reference, String problem) {
        return Diagnostic.at(
                        DiagnosticCode.SHORT_LIVED_SECRET,
                        reference.span(),
                        problem + ", and its pull secret is not renewed automatically")
                .help("set `delivery: external-secret`, which refreshes the token, or create a longer-lived one");
    }

    private static String describe(Located<SecretReference> reference) {
        return reference.value() instanceof SecretReference.Literal
                ? "this value"
                : reference.value().describe();
    }
}
