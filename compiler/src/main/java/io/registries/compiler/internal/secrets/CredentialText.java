// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.secrets;

import io.registries.compiler.diagnostic.DiagnosticCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mistakes in the text of user names and secrets that a registry would reject. They never contain the text. */
public final class CredentialText {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Zl}\\p{Zp}\\p{Zs}&&[^ ]]");
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "<[^<>]{1,60}+>|\\$\\{[^{}]{1,60}+}|\\{\\{[^{}]{1,60}+}}|x{6,40}+|\\*{3,}+|(?i:change[-_ ]?me)");
    private static final Pattern ASSIGNMENT = Pattern.compile("(?:export )?+[A-Z][A-Z0-9_]{2,60}+=\\S.*+");
    private static final Pattern ACCESS_KEY_ID = Pattern.compile("AKIA[A-Z0-9]{12,124}");
    private static final Pattern TEMPORARY_KEY_ID = Pattern.compile("ASIA[A-Z0-9]{12,124}");
    private static final Pattern SECRET_ACCESS_KEY = Pattern.compile("[A-Za-z0-9/+]{40}");
    private static final Pattern SHORT_LIVED_USER = Pattern.compile("gitlab-ci-token|oauth2accesstoken");
    private static final Pattern SHORT_LIVED_TOKEN = Pattern.compile("(?:ghs_|glcbt-|ya29\\.).*+");

    private CredentialText() {}

    /**
     * A mistake.
     *
     * @param code of its diagnostic
     * @param message follows the name of the text
     * @param help the fix
     */
    public record Problem(DiagnosticCode code, String message, String help) {}

    /** The mistakes in any text of a login. */
    public static List<Problem> ofText(String text) {
        Optional<Problem> problem = ofCharacters(text);
        if (problem.isEmpty()) {
            problem = ofForm(text);
        }
        return problem.isPresent() ? List.of(problem.get()) : List.of();
    }

    /** The mistakes in a user name. */
    public static List<Problem> ofUsername(String text) {
        List<Problem> problems = new ArrayList<>(ofText(text));
        if (text.indexOf(':') >= 0) {
            problems.add(invalid(
                    "contains a `:`, which separates username and password at login",
                    "set the username without the `:`"));
        }
        return problems;
    }

    /** The mistakes in the ID of an AWS access key. */
    public static List<Problem> ofAccessKeyId(String text) {
        List<Problem> problems = new ArrayList<>(ofText(text));
        if (problems.isEmpty() && !ACCESS_KEY_ID.matcher(text).matches()) {
            problems.add(
                    TEMPORARY_KEY_ID.matcher(text).matches()
                            ? invalid(
                                    "is the ID of a temporary access key, which requires a session token",
                                    "use the access key of an IAM user; its ID begins with `AKIA`")
                            : invalid(
                                    "is not an access key ID",
                                    "set an ID that begins with `AKIA` and has 20 characters"));
        }
        return problems;
    }

    /** The mistakes in an AWS secret access key. */
    public static List<Problem> ofSecretAccessKey(String text) {
        List<Problem> problems = new ArrayList<>(ofText(text));
        if (problems.isEmpty() && !SECRET_ACCESS_KEY.matcher(text).matches()) {
            problems.add(suspicious(
                    "does not have the form of a secret access key",
                    "set the 40 characters that AWS shows when it creates the access key"));
        }
        return problems;
    }

    /** Devtron's builds put the text between single quotes of a shell. */
    public static Optional<Problem> ofQuotes(String text) {
        return text.indexOf('\'') < 0
                ? Optional.empty()
                : Optional.of(new Problem(
                        DiagnosticCode.UNESCAPABLE_SECRET,
                        "contains a single quote, which breaks the login of Devtron builds",
                        "use a value without a single quote, for example a token"));
    }

    /** Whether a login ends with the job or the hour that it was created for. */
    public static boolean isShortLived(String username, String secret) {
        return SHORT_LIVED_USER.matcher(username).matches()
                || SHORT_LIVED_TOKEN.matcher(secret).matches();
    }

    private static Optional<Problem> ofCharacters(String text) {
        if (text.startsWith("\uFEFF")) {
            return Optional.of(
                    invalid("begins with a byte order mark", "save the file as UTF-8 without a byte order mark"));
        }
        if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
            return Optional.of(invalid("contains a line break", "put the value on one line"));
        }
        if (CONTROL.matcher(text).find()) {
            return Optional.of(invalid("contains a control character", "copy the value again as plain text"));
        }
        Matcher invisible = INVISIBLE.matcher(text);
        return invisible.find()
                ? Optional.of(invalid(
                        "contains the invisible character U+%04X"
                                .formatted(invisible.group().codePointAt(0)),
                        "copy the value again as plain text"))
                : Optional.empty();
    }

    private static Optional<Problem> ofForm(String text) {
        if (text.startsWith("{") && text.contains("\"auths\"")) {
            return Optional.of(invalid(
                    "is the content of a Docker config.json",
                    "use only the password in it, or `{dockerConfig: <key>}`"));
        }
        if (text.startsWith(" ") || text.endsWith(" ")) {
            return Optional.of(suspicious("has spaces at its ends", "remove them unless they are part of it"));
        }
        if (text.length() > 1
                && "'\"".indexOf(text.charAt(0)) >= 0
                && text.charAt(text.length() - 1) == text.charAt(0)) {
            return Optional.of(suspicious("is in quotes", "remove the quotes unless they are part of it"));
        }
        if (PLACEHOLDER.matcher(text).matches()) {
            return Optional.of(suspicious("is a placeholder", "set the value"));
        }
        return ASSIGNMENT.matcher(text).matches()
                ? Optional.of(suspicious("has the form `NAME=value`", "set only what is after the `=`"))
                : Optional.empty();
    }

    private static Problem invalid(String message, String help) {
        return new Problem(DiagnosticCode.INVALID_SECRET_VALUE, message, help);
    }

    private static Problem suspicious(String message, String help) {
        return new Problem(DiagnosticCode.SUSPICIOUS_SECRET_VALUE, message, help);
    }
}
