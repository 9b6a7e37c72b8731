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
 * Recognizes secrets by the names of their fields and by their form. The text may be of any language, and broken. What
 * is in doubt counts as a secret.
 */
public final class SecretDetector {
    /** Longer lines are not searched: all of such a line counts as a secret. */
    public static final int MAX_LENGTH = 2_000;

    private static final Pattern SECRET_NAME = Pattern.compile("(?i:passw|passphrase|passcode|pwd"
            + "|(?<![a-z0-9])(?:pass|pw|auth)(?![a-z])|authorization|secret|token|credential|bearer|cookie"
            + "|service[_.-]?account|docker[_.-]?config[_.-]?json|dockercfg"
            + "|(?:api|private|access)[_.-]?key(?![_.-]?id))"
            + "|(?i:key)$");
    private static final Pattern PUBLIC_NAME =
            Pattern.compile("(?i:public[_.-]?key|(?:type|kind|mode|name|property|url|file|path)$)");

    /** Fields of registries.yaml and of templates that are called like a secret and hold none themselves. */
    private static final Set<String> NO_SECRETS =
            Set.of("pullSecret", "pullSecrets", "imagePullSecrets", "secrets", "pullCredentials", "credentials", "key");

    private static final List<String> MISSPELT = List.of("password");
    private static final int MAX_MISSING_LETTERS = 2;

    private static final String NAME = "(?<![A-Za-z0-9_.])[\"']?([A-Za-z_.][A-Za-z0-9_.-]*+)[\"']?";
    private static final Pattern FIELD = Pattern.compile(NAME + "\\s*+[:=]\\s*+");
    private static final Pattern FIELD_WITHOUT_COLON =
            Pattern.compile("(?:^[\\s-]*+(?:[&!]\\S++\\s++)?+|(?<![${])[{\\[,?]\\s*+)" + NAME + "\\s*+(?=[^:=\\s]|$)");

    private static final String REFERENCE = "\\s*+[\"']?(?:env|file|server|dockerConfig)[\"']?\\s*+:[^,{}]*+";
    /** What registries.yaml and templates have in place of a secret. */
    private static final Pattern NO_SECRET = Pattern.compile("\\{" + REFERENCE + "(?:," + REFERENCE + "){0,3}+(?:\\}|$)"
            + "|[\"']?(?:\\$\\{[A-Z_][A-Z0-9_]*+\\}|\\{\\{[^{}]*+\\}\\}|access-key|iam-role)[\"']?(?![^\\s,}\\]])");

    private static final Pattern USER_NAME =
            Pattern.compile("(?i:user(?:[_-]?name)?|login|(?:aws[_-]?)?access[_-]?key[_-]?id)");
    private static final Pattern USER_AND_SECRET = Pattern.compile("[\"']?[^\\s,{}\"':]++:\\S");

    /** Secrets that have a form of their own. */
    private static final Pattern FORM = Pattern.compile("(?<![A-Za-z0-9])(?:gh[pousr]_|github_pat_|glpat-|gldt-"
            + "|dckr_pat_|xox[bap]-|npm_|eyJ|A[KS]IA[0-9A-Z]{12})|-----BEGIN|(?i:age-secret-key-1)"
            + "|(?<=//)(?!git@)[^/@\\s]++(?=@)"
            + "|(?<![^\\s\"'{\\[,=])[^\\s:/@\"'{\\[,=]{1,256}+:[^\\s/@]{1,256}+@(?!sha[0-9])"
            + "|(?i:bearer\\s++[^\\s\"',}]{7}|basic\\s++[A-Za-z0-9+/]{8})");

    private static final Pattern RANDOM =
            Pattern.compile("(?=[^0-9]*+[0-9])(?=[^A-Z]*+[A-Z])(?=[^a-z]*+[a-z])[A-Za-z0-9+/_=-]{32,}|[0-9a-f]{40,}");
    /** What is too short for a secret, or a variable. */
    private static final Pattern ASSIGNED = Pattern.compile("[\"']?[^\\s\"'$<{,]{4}");

    private static final int NONE = Integer.MAX_VALUE;

    private SecretDetector() {}

    /** Whether a field or a variable of this name likely holds a secret. */
    public static boolean isSecretName(String name) {
        return !NO_SECRETS.contains(name)
                && !PUBLIC_NAME.matcher(name).find()
                && (SECRET_NAME.matcher(name).find() || isMisspelt(name.toLowerCase(Locale.ROOT)));
    }

    /** Whether a field of this name holds a secret, or the user name that belongs to it. */
    public static boolean isCredentialName(String name) {
        return isSecretName(name) || USER_NAME.matcher(name).matches();
    }

    private static boolean isMisspelt(String name) {
        return Suggestions.closest(name, MISSPELT).stream()
                .anyMatch(known -> known.length() - name.length() <= MAX_MISSING_LETTERS);
    }

    /** Where what may be a secret begins in a line, to be shown to its end or not at all. */
    public static OptionalInt firstSecret(String line) {
        if (line.length() > MAX_LENGTH) {
            return OptionalInt.of(0);
        }
        Matcher form = FORM.matcher(line);
        int first = Math.min(afterSecretName(line), form.find() ? form.start() : NONE);
        return first < line.stripTrailing().length() ? OptionalInt.of(first) : OptionalInt.empty();
    }

    /** Whether a line has a field that holds a secret, beside it or on the lines below. */
    static boolean namesSecret(String line) {
        return line.length() > MAX_LENGTH || afterSecretName(line) != NONE;
    }

    private static int afterSecretName(String line) {
        Matcher bare = FIELD_WITHOUT_COLON.matcher(line);
        int first = NONE;
        while (first == NONE && bare.find()) {
            first = isSecretName(bare.group(1)) ? bare.end() : NONE;
        }
        Matcher field = FIELD.matcher(line);
        for (int from = 0; from < first && field.find(from); ) {
            from = field.end();
            Matcher value = NO_SECRET.matcher(line).region(from, line.length()).useTransparentBounds(true);
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

    /** Whether a line is a reference to a secret, as registries.yaml has it below the name of the field. */
    static boolean isReference(String line) {
        return line.length() <= MAX_LENGTH
                && NO_SECRET.matcher("{" + line.strip() + "}").matches();
    }

    /** Whether the value of an ordinary field or variable is, or has within, what looks like a secret. */
    public static boolean isSecretValue(String value) {
        return RANDOM.matcher(value).matches()
                || value.lines().anyMatch(line -> line.length() > MAX_LENGTH || hasForm(line) || assignsSecret(line));
    }

    private static boolean hasForm(String line) {
        return FORM.matcher(line).find();
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
