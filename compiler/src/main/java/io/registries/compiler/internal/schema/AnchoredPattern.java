// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The schema's patterns, which match whole texts. Java's {@code $} also matches before a line break at the end of the text;
 * that of ECMA-262, which JSON Schema asks for, does not.
 */
final class AnchoredPattern {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");
    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*(\\R|\\t)+\\s*");

    private AnchoredPattern() {}

    /** Whether a text matches a pattern from its first to its last character. */
    static Predicate<String> matching(String pattern) {
        if (!pattern.startsWith("^") || !pattern.endsWith("$")) {
            throw new IllegalStateException("a pattern that is not anchored at both ends: " + pattern);
        }
        return Pattern.compile(pattern).asMatchPredicate();
    }

    /** Whether a text has no line break and no other control character. */
    static boolean isOnOneLine(String text) {
        return !CONTROL.matcher(text).find();
    }

    /** A text with a space for each line break and tab, and none at its ends. */
    static String onOneLine(String text) {
        return LINE_BREAKS.matcher(text).replaceAll(" ").strip();
    }
}
