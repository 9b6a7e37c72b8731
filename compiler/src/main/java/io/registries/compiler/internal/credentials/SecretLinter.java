// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.internal.crypto.ExpiryPolicy;
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
import java.util.regex.Pattern;

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

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern ACCESS_KEY_ID = Pattern.compile("AKIA[A-Z0-9]{12,124}");
    private static final Pattern TEMPORARY_KEY_ID = Pattern.compile("ASIA[A-Z0-9]{12,124}");

    /** A linter for the credentials of a configuration. */
    public static SecretLinter forConfiguration(Clock clock, Configuration configuration) {
        return new SecretLinter(clock, configuration.pushCredentials(), configuration.deliveredCredentials());
    }

    /** Diagnostics for the username and the secret of a login. */
    List<Diagnostic> check(RegistryCredentials credentials, String username, String secret) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        if (credentials instanceof RegistryCredentials.Password password) {
            boolean key = username.startsWith(ServiceAccountProvider.USERNAME);
            checkText(password.username(), username, diagnostics);
            if (!key) {
                checkText(password.password(), secret, diagnostics);
            }
            checkLogin(password, username, secret, diagnostics);
            TokenExpiry.parse(username, secret)
                    .flatMap(expiry -> checkExpiry(credentials, password.password(), expiry))
                    .ifPresent(diagnostics::add);
        } else if (credentials instanceof RegistryCredentials.AccessKey key) {
            checkText(key.accessKeyId(), username, diagnostics);
            checkText(key.secretAccessKey(), secret, diagnostics);
            checkLength(key.secretAccessKey(), secret, MAX_TEXT, diagnostics);
            checkAccessKeyId(key.accessKeyId(), username).ifPresent(diagnostics::add);
        }
        return diagnostics;
    }

    private static void checkLength(
            Located<SecretReference> reference, String value, int limit, List<Diagnostic> diagnostics) {
        if (value.length() > limit) {
            diagnostics.add(invalid(reference, "has more than " + limit + " characters, which Devtron cannot store")
                    .help("use a shorter value"));
        }
    }

    private static void checkText(Located<SecretReference> reference, String value, List<Diagnostic> diagnostics) {
        if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
            diagnostics.add(invalid(reference, "contains a line break").help("put the value on one line"));
        } else if (CONTROL.matcher(value).find()) {
            diagnostics.add(
                    invalid(reference, "contains a control character").help("copy the value again as plain text"));
        }
    }

    private void checkLogin(
            RegistryCredentials.Password credentials, String username, String secret, List<Diagnostic> diagnostics) {
        if (username.indexOf(':') >= 0) {
            diagnostics.add(
                    invalid(credentials.username(), "contains a `:`, which separates username and password at login")
                            .help("set the username without the `:`"));
        }
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
            checkQuotes(credentials.username(), username).ifPresent(diagnostics::add);
            checkQuotes(credentials.password(), secret).ifPresent(diagnostics::add);
        }
    }

    private static Optional<Diagnostic> checkQuotes(Located<SecretReference> reference, String value) {
        return value.indexOf('\'') < 0
                ? Optional.empty()
                : Optional.of(Diagnostic.at(
                                DiagnosticCode.UNESCAPABLE_SECRET,
                                reference.span(),
                                describe(reference)
                                        + " contains a single quote, which breaks the login of Devtron builds")
                        .help("use a value without a single quote, for example a token"));
    }

    private static Optional<Diagnostic> checkAccessKeyId(Located<SecretReference> reference, String id) {
        if (ACCESS_KEY_ID.matcher(id).matches() || CONTROL.matcher(id).find()) {
            return Optional.empty();
        }
        return Optional.of(
                TEMPORARY_KEY_ID.matcher(id).matches()
                        ? invalid(reference, "is the ID of a temporary access key, which requires a session token")
                                .help("use the access key of an IAM user; its ID begins with `AKIA`")
                        : invalid(reference, "is not an access key ID")
                                .help("set an ID that begins with `AKIA` and has 20 characters"));
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
                        ? Diagnostic.at(
                                        DiagnosticCode.SHORT_LIVED_SECRET,
                                        reference.span(),
                                        expires + ", within a day, and its pull secret is not renewed automatically")
                                .help(
                                        "set `delivery: external-secret`, which refreshes the token, or create a longer-lived"
                                                + " one")
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

    private static Diagnostic invalid(Located<SecretReference> reference, String problem) {
        return Diagnostic.at(
                DiagnosticCode.INVALID_SECRET_VALUE, reference.span(), describe(reference) + " " + problem);
    }

    private static String describe(Located<SecretReference> reference) {
        return reference.value() instanceof SecretReference.Literal
                ? "this value"
                : reference.value().describe();
    }
}
