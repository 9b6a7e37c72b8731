// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.repair;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The structure of a single line of YAML.
 *
 * @param text without the line break
 * @param indent the number of leading white space characters, including invalid tabs
 * @param contentIndent the start of the content of a list item; for other lines the indentation
 * @param valueStart the start of the value of a field or item; the length of the text if there is no value
 * @param isContent whether the line is neither blank nor a comment
 * @param isItem whether the line starts a list item
 * @param isField whether the line contains a field, possibly the first of an item
 */
record YamlLine(
        String text,
        int indent,
        int contentIndent,
        int valueStart,
        boolean isContent,
        boolean isItem,
        boolean isField) {
    /** Longer lines are not analyzed, which bounds the cost of matching. */
    static final int MAX_LENGTH = 2_000;

    private static final Pattern FIELD =
            Pattern.compile("^[\\s-]*+(?<!-)(?<key>[\"']?[A-Za-z_][A-Za-z0-9_./-]*+[\"']?):(\\s.*+)?+");

    static YamlLine parse(String text) {
        int indent = skipSpace(text, 0);
        String content = text.substring(indent);
        boolean isItem = content.startsWith("- ") || content.strip().equals("-");
        int contentIndent = isItem ? skipSpace(text, indent + 1) : indent;
        Matcher field = FIELD.matcher(text);
        boolean isField = text.length() <= MAX_LENGTH && field.matches();
        int valueStart = isField ? skipSpace(text, field.end("key") + 1) : contentIndent;
        boolean isContent = !content.isEmpty() && !content.startsWith("#");
        return new YamlLine(text, indent, contentIndent, valueStart, isContent, isItem, isField);
    }

    boolean hasValue() {
        return valueStart < text.length();
    }

    boolean isTooLong() {
        return text.length() > MAX_LENGTH;
    }

    /** Moves the line to the right, or to the left up to its indentation. */
    YamlLine shifted(int by) {
        if (text.isBlank()) {
            return this;
        }
        int step = Math.max(by, -indent);
        String moved = step > 0 ? " ".repeat(step) + text : text.substring(-step);
        return new YamlLine(moved, indent + step, contentIndent + step, valueStart + step, isContent, isItem, isField);
    }

    private static int skipSpace(String text, int from) {
        int i = from;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
