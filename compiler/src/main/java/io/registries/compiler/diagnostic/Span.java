// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

/**
 * A location in a source. Lines and columns start at 1; columns count code points; the end is exclusive.
 *
 * @param source the file
 * @param line of the first character
 * @param column of the first character
 * @param endLine of the first character after the span
 * @param endColumn of the first character after the span
 */
public record Span(SourceFile source, int line, int column, int endLine, int endColumn) implements Comparable<Span> {

    public Span {
        if (line < 1 || column < 1 || endLine < line || (endLine == line && endColumn < column)) {
            throw new IllegalArgumentException(
                    "not a span: " + line + ":" + column + " to " + endLine + ":" + endColumn);
        }
    }

    /** The start of a file, for diagnostics that concern the whole file. */
    public static Span startOf(SourceFile source) {
        return new Span(source, 1, 1, 1, 1);
    }

    /** The whole first line, without leading and trailing white space. */
    public Span wholeLine() {
        String text = source.line(line);
        String indented = text.stripTrailing();
        String stripped = indented.stripLeading();
        int from = indented.codePointCount(0, indented.length() - stripped.length()) + 1;
        return new Span(source, line, from, line, from + stripped.codePointCount(0, stripped.length()));
    }

    /** The part of this span on its first line. */
    public Span firstLine() {
        if (endLine == line) {
            return this;
        }
        String text = source.line(line);
        int end = text.stripTrailing().codePointCount(0, text.stripTrailing().length()) + 1;
        return new Span(source, line, column, line, Math.max(column, end));
    }

    /** The location in messages, such as {@code registries.yaml:41:15}. */
    @Override
    public String toString() {
        return VisibleText.of(source.name()) + ":" + line + ":" + column;
    }

    @Override
    public int compareTo(Span other) {
        int bySource = source.name().compareTo(other.source.name());
        if (bySource != 0) {
            return bySource;
        }
        int byStart = comparePositions(line, column, other.line, other.column);
        return byStart != 0 ? byStart : comparePositions(endLine, endColumn, other.endLine, other.endColumn);
    }

    private static int comparePositions(int line, int column, int otherLine, int otherColumn) {
        return line == otherLine ? Integer.compare(column, otherColumn) : Integer.compare(line, otherLine);
    }

    // Written by hand because spans are keys of sets: the generated methods of records are several times slower.
    @Override
    public boolean equals(Object object) {
        return object instanceof Span other
                && source.equals(other.source)
                && line == other.line
                && column == other.column
                && endLine == other.endLine
                && endColumn == other.endColumn;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * source.hashCode() + line) + column;
    }
}
