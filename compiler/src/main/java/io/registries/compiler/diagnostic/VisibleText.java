// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text on one line in which every character is visible. Names and values come from files and servers: control characters
 * could forge lines or control a terminal, and format characters could display text in another order than it is in.
 */
public final class VisibleText {
    /** Control characters, format characters such as those of bidirectional text, line separators, lone surrogates. */
    private static final String INVISIBLE = "\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}";

    private static final Pattern IN_VALUE = Pattern.compile("[" + INVISIBLE + "]");
    private static final Pattern IN_LINE = Pattern.compile("[" + INVISIBLE + "&&[^\t]]");
    private static final String REPLACEMENT = "\uFFFD";

    private VisibleText() {}

    /** A text with the escapes of JSON, such as {@code \u202e}, in place of invisible characters. */
    public static String of(String text) {
        return escaped(IN_VALUE, text);
    }

    /** A line of a file with escapes in place of invisible characters, except tabs. */
    public static String ofLine(String line) {
        return escaped(IN_LINE, line);
    }

    /** A line of a file with U+FFFD in place of each invisible character, except tabs, so that columns stay the same. */
    public static String inPlace(String line) {
        return IN_LINE.matcher(line).replaceAll(REPLACEMENT);
    }

    private static String escaped(Pattern invisible, String text) {
        return invisible.matcher(text).replaceAll(found -> Matcher.quoteReplacement(escape(found.group())));
    }

    private static String escape(String character) {
        return character.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
    }
}
