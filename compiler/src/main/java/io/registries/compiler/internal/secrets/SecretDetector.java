// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.secrets;

import io.registries.compiler.diagnostic.Suggestions;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Detects secrets by the names of their fields and by their format, in text of any format, even malformed. In case of
 * doubt a value is treated as a secret.
 */
public final class SecretDetector {
    /** Longer lines are not searched; the whole line is treated as a secret. */
    public static final int MAX_LENGTH = 2_000;

    private static final Pattern SECRET_NAME = Pattern.compile("(?i:passw|passphrase|passcode|pwd"
            + "|(?<![a-z0-9])(?:pass|pw|auth)(?![a-z])|authorization|secret|token|credential|bearer|cookie"
            + "|service[_.-]?account|docker[_.-]?config[_.-]?json|dockercfg"
            + "|(?:api|private|access)[_.-]?key(?![_.-]?id))"
            + "|(?i:key)$");
    private static final Pattern PUBLIC_NAME =
            Pattern.compile("(?i:public[_.-]?key|(?:type|kind|mode|name|property|url|file|path)$)");

    /** Fields of registries.yaml and of templates that are named like a secret but do not contain one. */
    private static final Set<String> NON_SECRET_NAMES =
            Set.of("pullSecret", "pullSecrets", "imagePullSecrets", "secrets", "pullCredentials", "credentials", "key");

    private static final List<String> COMMON_NAMES = List.of("password");
    private static final int MAX_MISSING_LETTERS = 2;

    private static final String NAME = "(?<![A-Za-z0-9_.])[\"']?([A-Za-z_.][A-Za-z0-9_.-]*+)[\"']?";
    private static final Pattern FIELD = Pattern.compile(NAME + "\\s*+[:=]\\s*+");
    private static final Pattern FIELD_WITHOUT_COLON =
            Pattern.compile("(?:^[\\s-]*+(?:[&!]\\S++\\s++)?+|(?<![${])[{\\[,?]\\s*+)" + NAME + "\\s*+(?=[^:=\\s]|$)");

    private static final String REFERENCE = "\\s*+[\"']?(?:env|file|server|dockerConfig)[\"']?\\s*+:[^,{}]*+";
    /** References and variables in registries.yaml and templates that replace a secret. */
    private static final Pattern NON_SECRET_VALUE = Pattern.compile(
            "\\{" + REFERENCE + "(?:," + REFERENCE + "){0,3}+(?:\\}|$)"
                    + "|[\"']?(?:\\$\\{[A-Z_][A-Z0-9_]*+\\}|\\{\\{[^{}]*+\\}\\}|access-key|iam-role)[\"']?(?![^\\s,}\\]])");

    private static final Pattern USER_NAME =
            Pattern.compile("(?i:user(?:[_-]?name)?|login|(?:aws[_-]?)?access[_-]?key[_-]?id)");
    private static final Pattern USER_AND_SECRET = Pattern.compile("[\"']?[^\\s,{}\"':]++:\\S");

    /** Secrets with a recognizable format. */
    private static final Pattern FORM = Pattern.compile("(?<![A-Za-z0-9])(?:gh[pousr]_|github_pat_|glpat-|gldt-"
            + "|dckr_pat_|xox[bap]-|npm_|eyJ|A[KS]IA[0-9A-Z]{12})|-----BEGIN|(?i:age-secret-key-1)"
            + "|(?<=//)(?!git@)[^/@\\s]++(?=@)"
            + "|(?<![^\\s\"'{\\[,=])[^\\s:/@\"'{\\[,=]{1,256}+:[^\\s/@]{1,256}+@(?!sha[0-9])"
            + "|(?i:bearer\\s++[^\\s\"',}]{7}|basic\\s++[A-Za-z0-9+/]{8})");

    private static final Pattern RANDOM =
            Pattern.compile("(?=[^0-9]*+[0-9])(?=[^A-Z]*+[A-Z])(?=[^a-z]*+[a-z])[A-Za-z0-9+/_=-]{32,}|[0-9a-f]{40,}");
    /** An assigned value that is not a variable and long enough for a secret. */
    private static final Pattern ASSIGNED = Pattern.compile("[\"']?[^\\s\"'$<{,]{4}");

    private static final int NOT_FOUND = Integer.MAX_VALUE;

    private SecretDetector() {}

    /** Whether a field or variable with this name probably contains a secret. */
    public static boolean isSecretName(String name) {
        return !NON_SECRET_NAMES.contains(name)
                && !PUBLIC_NAME.matcher(name).find()
                && (SECRET_NAME.matcher(name).find() || isMisspelt(name.toLowerCase(Locale.ROOT)));
    }

    /** Whether a field with this name contains a secret or the user name that belongs to it. */
    public static boolean isCredentialName(String name) {
        return isSecretName(name) || USER_NAME.matcher(name).matches();
    }

    private static boolean isMisspelt(String name) {
        for (String commonName : Suggestions.closest(name, COMMON_NAMES)) {
            if (commonName.length() - name.length() <= MAX_MISSING_LETTERS) {
                return true;
            }
        }
        return false;
    }

    /** The index of the first possible secret in a line. Callers must hide the rest of the line. */
    public static OptionalInt firstSecret(String line) {
        if (line.length() > MAX_LENGTH) {
            return OptionalInt.of(0);
        }
        Matcher form = FORM.matcher(line);
        int first = Math.min(afterSecretName(line), form.find() ? form.start() : NOT_FOUND);
        return first < line.stripTrailing().length() ? OptionalInt.of(first) : OptionalInt.empty();
    }

    /** Whether a line has a field that contains a secret, on the same line or the lines below. */
    static boolean namesSecret(String line) {
        return line.length() > MAX_LENGTH || afterSecretName(line) != NOT_FOUND;
    }

    private static int afterSecretName(String line) {
        Matcher withoutColon = FIELD_WITHOUT_COLON.matcher(line);
        int first = NOT_FOUND;
        while (first == NOT_FOUND && withoutColon.find()) {
            first = isSecretName(withoutColon.group(1)) ? withoutColon.end() : NOT_FOUND;
        }
        Matcher field = FIELD.matcher(line);
        for (int from = 0; from < first && field.find(from); ) {
            from = field.end();
            Matcher value =
                    NON_SECRET_VALUE.matcher(line).region(from, line.length()).useTransparentBounds(true);
            if (isSecretName(field.group(1))) {
                if (!value.lookingAt()) {
                    return Math.min(first, from);
                }
                from = value.end();
            } else if (USER_NAME.matcher(field.group(1)).matches()
                    && USER_AND_SECRET.matcher(line).region(from, line.length()).lookingAt()) {
                return Math.min(first, from);
            }
        }
        return first;
    }

    /** Whether a line is a reference to a secret, such as {@code env: NAME}. */
    static boolean isReference(String line) {
        return line.length() <= MAX_LENGTH
                && NON_SECRET_VALUE.matcher("{" + line.strip() + "}").matches();
    }

    /** Whether the value of a non-secret field or variable looks like a secret or contains one. */
    public static boolean isSecretValue(String value) {
        boolean isLine = value.indexOf('\n') < 0 && value.indexOf('\r') < 0;
        return RANDOM.matcher(value).matches()
                || (isLine ? isSecretLine(value) : value.lines().anyMatch(SecretDetector::isSecretLine));
    }

    private static boolean isSecretLine(String line) {
        return line.length() > MAX_LENGTH || FORM.matcher(line).find() || assignsSecret(line);
    }

    private static boolean assignsSecret(String line) {
        Matcher field = FIELD.matcher(line);
        boolean found = false;
        while (!found && field.find()) {
            found = (isSecretName(field.group(1)) || field.group(1).equals("key"))
                    && ASSIGNED.matcher(line).region(field.end(), line.length()).lookingAt();
        }
        return found;
    }
}
