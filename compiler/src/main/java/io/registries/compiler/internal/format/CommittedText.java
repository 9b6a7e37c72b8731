// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.format;

import java.util.regex.Pattern;

/** Undoes what git, editors and hooks do to generated files that are committed. */
public final class CommittedText {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern CARRIAGE_RETURN = Pattern.compile("\r\n?");

    /** Looks at each run of blanks once. */
    private static final Pattern TRAILING_BLANKS = Pattern.compile("(?dm)(?<![\t\\p{Zs}])[\t\\p{Zs}]++$");

    private CommittedText() {}

    /** The text as it was generated: generated lines have no blanks at their ends, and all end in a line feed. */
    public static String generated(String text) {
        return withoutFinalLineBreak(withoutTrailingBlanks(withLineFeeds(withoutByteOrderMark(text)))) + "\n";
    }

    public static String withoutByteOrderMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }

    public static String withLineFeeds(String text) {
        return CARRIAGE_RETURN.matcher(text).replaceAll("\n");
    }

    public static String withoutFinalLineBreak(String text) {
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    public static String withoutTrailingBlanks(String text) {
        return TRAILING_BLANKS.matcher(text).replaceAll("");
    }
}
