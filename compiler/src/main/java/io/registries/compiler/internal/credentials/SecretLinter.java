// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Located;
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
 * What can be told of a value without asking anybody. Messages name where it came from, never the value.
 *
 * @param clock for values that say when they expire
 * @param pushed the ways in that Devtron's builds log in with, through a shell
 * @param delivered the ways in that are written into pull secrets, to stay there until the next compilation
 */
public record SecretLinter(Clock clock, Set<RegistryCredentials> pushed, Set<RegistryCredentials> delivered) {
    /** Nobody compiles more often than once a day for the sake of a token. */
    private static final Duration TOO_SHORT = Duration.ofDays(1);

    private static final Duration SOON = Duration.ofDays(30);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern ACCESS_KEY_ID = Pattern.compile("AKIA[A-Z0-9]{12,124}");
    private static final Pattern TEMPORARY_KEY_ID = Pattern.compile("ASIA[A-Z0-9]{12,124}");

    /** For the ways in of a configuration. */
    public static SecretLinter of(Clock clock, Configuration configuration) {
        return new SecretLinter(clock, configuration.pushAccesses(), configuration.deliveredAccesses());
    }

    /** What is wrong with the two halves of a login. */
    List<Diagnostic> check(RegistryCredentials access, String username, String secret) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        if (access instanceof RegistryCredentials.Password password) {
            boolean key = username.startsWith(ServiceAccountProvider.USERNAME);
            text(password.username(), username, diagnostics);
            if (!key) {
                text(password.password(), secret, diagnostics);
            }
            login(password, username, secret, diagnostics);
            TokenExpiry.of(username, secret)
                    .flatMap(end -> life(access, password.password(), end))
                    .ifPresent(diagnostics::add);
        } else if (access instanceof RegistryCredentials.AccessKey key) {
            text(key.accessKeyId(), username, diagnostics);
            text(key.secretAccessKey(), secret, diagnostics);
            accessKeyId(key.accessKeyId(), username).ifPresent(diagnostics::add);
        }
        return diagnostics;
    }

    private static void text(Located<SecretReference> place, String value, List<Diagnostic> diagnostics) {
        if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
            diagnostics.add(unusable(place, "holds a line break").help("keep the value on one line"));
        } else if (CONTROL.matcher(value).find()) {
            diagnostics.add(unusable(place, "holds a control character").help("copy the value again, as plain text"));
        }
    }

    private void login(
            RegistryCredentials.Password access, String username, String secret, List<Diagnostic> diagnostics) {
        if (username.indexOf(':') >= 0) {
            diagnostics.add(unusable(access.username(), "holds a `:`, which ends a username at login")
                    .help("give the username as the registry knows it"));
        }
        if (username.equals(secret)) {
            diagnostics.add(Diagnostic.at(
                            DiagnosticCode.PASSWORD_IS_USERNAME,
                            access.password().span(),
                            said(access.password()) + " is the username too")
                    .help("give the password or token"));
        }
        if (pushed.contains(access)) {
            quote(access.username(), username).ifPresent(diagnostics::add);
            quote(access.password(), secret).ifPresent(diagnostics::add);
        }
    }

    private static Optional<Diagnostic> quote(Located<SecretReference> place, String value) {
        return value.indexOf('\'') < 0
                ? Optional.empty()
                : Optional.of(Diagnostic.at(
                                DiagnosticCode.UNESCAPABLE_SECRET,
                                place.span(),
                                said(place) + " holds a single quote, at which the login of Devtron's builds breaks")
                        .help("have a value without one made: a token instead of a password, for instance"));
    }

    private static Optional<Diagnostic> accessKeyId(Located<SecretReference> place, String id) {
        if (ACCESS_KEY_ID.matcher(id).matches() || CONTROL.matcher(id).find()) {
            return Optional.empty();
        }
        return Optional.of(
                TEMPORARY_KEY_ID.matcher(id).matches()
                        ? unusable(place, "is the id of a temporary access key, which needs a session token")
                                .help("give the key of an IAM user, whose id begins with AKIA")
                        : unusable(place, "is no access key id").help("it begins with AKIA and has 20 characters"));
    }

    private Optional<Diagnostic> life(RegistryCredentials access, Located<SecretReference> place, Instant end) {
        Instant now = clock.instant();
        if (end.isBefore(now)) {
            return Optional.of(expired(place, end));
        }
        String ends = said(place) + " is a token that expires on "
                + end.atOffset(ZoneOffset.UTC).toLocalDate();
        if (!delivered.contains(access) || end.isAfter(now.plus(SOON))) {
            return Optional.empty();
        }
        return Optional.of(
                end.isBefore(now.plus(TOO_SHORT))
                        ? Diagnostic.at(
                                        DiagnosticCode.SHORT_LIVED_SECRET,
                                        place.span(),
                                        ends + ", before anybody renews a pull secret that holds it")
                                .help(
                                        "give the pull secret `delivery: external-secret`, which fetches it anew, or have a"
                                                + " token made that lives longer")
                        : Diagnostic.at(
                                        DiagnosticCode.EXPIRING_SECRET,
                                        place.span(),
                                        ends + ", in "
                                                + Duration.between(now, end).toDays()
                                                + " days; the pull secret that holds it does not renew it")
                                .help("have a new one made before that day, or give the pull secret `delivery:"
                                        + " external-secret`"));
    }

    private static Diagnostic expired(Located<SecretReference> place, Instant end) {
        return Diagnostic.at(
                        DiagnosticCode.EXPIRED_SECRET,
                        place.span(),
                        said(place) + " is a token that expired on "
                                + end.atOffset(ZoneOffset.UTC).toLocalDate())
                .help("have a new one made");
    }

    private static Diagnostic unusable(Located<SecretReference> place, String problem) {
        return Diagnostic.at(DiagnosticCode.INVALID_SECRET_VALUE, place.span(), said(place) + " " + problem);
    }

    private static String said(Located<SecretReference> place) {
        return place.value() instanceof SecretReference.Literal
                ? "this value"
                : place.value().describe();
    }
}
