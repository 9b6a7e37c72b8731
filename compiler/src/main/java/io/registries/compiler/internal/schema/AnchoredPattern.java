// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The schema's patterns, which match whole strings. Java's {@code $} also matches before a trailing line break; that of
 * ECMA-262, which JSON Schema requires, does not.
 */
final class AnchoredPattern {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\x85\\u2028\\u2029]++");

    /** The length limit of strings with a pattern: longer ones violate {@code maxLength}, which is reported instead. */
    static final int MAX_CHARACTERS = 16_384;

    /** The length limit of strings whose pattern repeats a group: Java's matcher recurses for each repetition. */
    private static final int MAX_CHARACTERS_OF_REPEATED_GROUPS = 512;

    private AnchoredPattern() {}

    /** The length up to which strings are tested against a pattern: longer ones could overflow the stack. */
    static int maxCharacters(String pattern) {
        return pattern.contains(")*") || pattern.contains(")+") || pattern.contains("){")
                ? MAX_CHARACTERS_OF_REPEATED_GROUPS
                : MAX_CHARACTERS;
    }

    /** A predicate for strings that a pattern matches completely. */
    static Predicate<String> matching(String pattern) {
        if (!pattern.startsWith("^") || !pattern.endsWith("$")) {
            throw new IllegalStateException("the pattern is not anchored at both ends: " + pattern);
        }
        return Pattern.compile(pattern).asMatchPredicate();
    }

    /** Whether a text has no line break and no other control character. */
    static boolean isOnOneLine(String text) {
        return !CONTROL.matcher(text).find();
    }

    /** Replaces line breaks and tabs with spaces, and strips the text. */
    static String onOneLine(String text) {
        return WHITE_SPACE
                .matcher(text)
                .replaceAll(space -> isOnOneLine(space.group()) ? space.group() : " ")
                .strip();
    }
}
