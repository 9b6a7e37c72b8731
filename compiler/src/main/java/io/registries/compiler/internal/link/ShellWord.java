// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.link;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the shell of Devtron's build runner reads a value. The runner builds one command line and passes it to {@code /bin/sh
 * -c}: values of build arguments and options are put between double quotes, everything else is put there as it is (ci-runner
 * of 2025-12, {@code DockerHelper.go}, {@code getDockerBuildFlagsMap}).
 */
final class ShellWord {
    /** A value with this prefix is replaced before the shell reads it, in build arguments and options only. */
    private static final Pattern DEVTRON_VARIABLE = Pattern.compile("\\$devtron_env_[A-Za-z0-9_]++");

    private static final String SPECIAL = " \t\n\u000B\f\r|&;<>()$`\\\"'*?[]{}";
    private static final String SPECIAL_AT_START = "#~";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*+");
    private static final Pattern OPTION = Pattern.compile("[A-Za-z][A-Za-z0-9-]*+");
    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:[A-Za-z_][A-Za-z0-9_]*+|\\{[A-Za-z_][A-Za-z0-9_]*+})");

    private ShellWord() {}

    /**
     * What the shell does with a value.
     *
     * @param problem follows the value in a message
     * @param isError whether the build fails, or runs other commands than the build; otherwise the value changes
     */
    record Effect(String problem, boolean isError) {}

    /** The effect on the value of a build argument or an option; empty if it stays as it is. */
    static Optional<Effect> ofArgument(String value) {
        if (DEVTRON_VARIABLE.matcher(value).matches()) {
            return Optional.empty();
        }
        if (isQuoted(value, '\'')) {
            return ofSingleQuoted(strip(value, '\''));
        }
        return ofDoubleQuoted(strip(value, '"'));
    }

    /** The effect on a value that the runner does not quote; empty if it stays as it is. The value can contain quotes. */
    static Optional<Effect> ofUnquoted(String value) {
        if (isQuoted(value, '\'')) {
            return ofSingleQuoted(value.substring(1, value.length() - 1));
        }
        return isQuoted(value, '"') ? ofDoubleQuoted(value.substring(1, value.length() - 1)) : ofWord(value);
    }

    /** The effect on a path or a name that is an unquoted argument. */
    static Optional<Effect> ofPath(String value) {
        return value.startsWith("-") ? Optional.of(error("starts with `-`, as options do")) : ofWord(value);
    }

    private static Optional<Effect> ofWord(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (SPECIAL.indexOf(c) >= 0 || (i == 0 && SPECIAL_AT_START.indexOf(c) >= 0)) {
                return Optional.of(error(
                        Character.isWhitespace(c)
                                ? "is split at its spaces by the shell of Devtron's build runner"
                                : "contains `" + c + "`, which the shell of Devtron's build runner interprets"));
            }
        }
        return Optional.empty();
    }

    static boolean isArgumentName(String name) {
        return NAME.matcher(name).matches();
    }

    static boolean isOptionName(String name) {
        return OPTION.matcher(name).matches();
    }

    /** Whether single quotes around a value make the shell keep it. */
    static boolean canBeSingleQuoted(String value) {
        return value.indexOf('\'') < 0;
    }

    private static Optional<Effect> ofSingleQuoted(String inner) {
        return canBeSingleQuoted(inner)
                ? Optional.empty()
                : Optional.of(error("contains a single quote, which ends the quotes around it"));
    }

    // The rules of the POSIX shell between double quotes.
    private static Optional<Effect> ofDoubleQuoted(String inner) {
        boolean expands = false;
        boolean escapes = false;
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c == '\\') {
                if (i == inner.length() - 1) {
                    return Optional.of(error("ends in a backslash, which hides the quote after it"));
                }
                if ("$`\"\\\n".indexOf(inner.charAt(i + 1)) >= 0) {
                    escapes = true;
                    i++;
                }
            } else if (c == '"') {
                return Optional.of(error("contains a double quote, which ends the quotes around it"));
            } else if (c == '`') {
                return Optional.of(
                        error("contains a backquote, so the shell of Devtron's build runner runs a command"));
            } else if (c == '$') {
                switch (Dollar.at(inner, i)) {
                    case COMMAND -> {
                        return Optional.of(
                                error("contains `$(`, so the shell of Devtron's build runner runs a command"));
                    }
                    case MALFORMED -> {
                        return Optional.of(error("contains `${` without the name of a variable and `}`"));
                    }
                    case VARIABLE -> expands = true;
                    case LITERAL -> {
                        // stays as it is
                    }
                }
            }
        }
        if (expands) {
            return Optional.of(
                    new Effect("contains a variable that the shell of Devtron's build runner expands", false));
        }
        return escapes
                ? Optional.of(
                        new Effect("contains a backslash that the shell of Devtron's build runner removes", false))
                : Optional.empty();
    }

    /** What the shell makes of a dollar sign between double quotes. */
    private enum Dollar {
        LITERAL,
        VARIABLE,
        COMMAND,
        MALFORMED;

        private static final String SPECIAL_PARAMETERS = "@*#?-$!";

        static Dollar at(String text, int index) {
            if (index == text.length() - 1) {
                return LITERAL;
            }
            char next = text.charAt(index + 1);
            if (next == '(') {
                return COMMAND;
            }
            if (next == '{') {
                return ShellWord.VARIABLE
                                .matcher(text)
                                .region(index, text.length())
                                .lookingAt()
                        ? VARIABLE
                        : MALFORMED;
            }
            boolean isVariable =
                    next == '_' || Character.isLetterOrDigit(next) || SPECIAL_PARAMETERS.indexOf(next) >= 0;
            return isVariable ? VARIABLE : LITERAL;
        }
    }

    private static Effect error(String problem) {
        return new Effect(problem, true);
    }

    private static boolean isQuoted(String value, char quote) {
        return value.length() > 1 && value.charAt(0) == quote && value.charAt(value.length() - 1) == quote;
    }

    private static String strip(String value, char quote) {
        int start = 0;
        int end = value.length();
        while (start < end && value.charAt(start) == quote) {
            start++;
        }
        while (end > start && value.charAt(end - 1) == quote) {
            end--;
        }
        return value.substring(start, end);
    }
}
