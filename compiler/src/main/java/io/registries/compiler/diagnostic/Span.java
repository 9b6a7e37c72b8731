// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

import java.util.Comparator;

/**
 * A place in a source. Lines and columns count from 1, columns in code points; the end is the first place after.
 *
 * @param source the file
 * @param line of the first character
 * @param column of the first character
 * @param endLine of the first character after
 * @param endColumn of the first character after
 */
public record Span(SourceFile source, int line, int column, int endLine, int endColumn) implements Comparable<Span> {
    private static final Comparator<Span> BY_PLACE = Comparator.comparing((Span span) -> span.source.name())
            .thenComparingInt(Span::line)
            .thenComparingInt(Span::column)
            .thenComparingInt(Span::endLine)
            .thenComparingInt(Span::endColumn);

    public Span {
        if (line < 1 || column < 1 || endLine < line || (endLine == line && endColumn < column)) {
            throw new IllegalArgumentException(
                    "not a span: " + line + ":" + column + " to " + endLine + ":" + endColumn);
        }
    }

    /** The very beginning of a file, for what concerns all of it. */
    public static Span startOf(SourceFile source) {
        return new Span(source, 1, 1, 1, 1);
    }

    /** All of the first line, without the white space around it. */
    public Span wholeLine() {
        String text = source.line(line);
        String indented = text.stripTrailing();
        String bare = indented.stripLeading();
        int from = indented.codePointCount(0, indented.length() - bare.length()) + 1;
        return new Span(source, line, from, line, from + bare.codePointCount(0, bare.length()));
    }

    /** The part of this span on its first line: where a map begins, rather than all of it. */
    public Span firstLine() {
        if (endLine == line) {
            return this;
        }
        String text = source.line(line);
        int end = text.stripTrailing().codePointCount(0, text.stripTrailing().length()) + 1;
        return new Span(source, line, column, line, Math.max(column, end));
    }

    /** How messages name the place, such as {@code registries.yaml:41:15}. */
    @Override
    public String toString() {
        return source.name() + ":" + line + ":" + column;
    }

    @Override
    public int compareTo(Span other) {
        return BY_PLACE.compare(this, other);
    }
}
