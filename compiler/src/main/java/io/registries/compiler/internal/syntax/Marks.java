// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.syntax;

import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.tokens.Token;

/** The locations of the tokens of a file. */
record Marks(SourceFile source) {
    private static final String FLOW_INDICATORS = ",[]{}";

    static Mark start(Token token) {
        return token.getStartMark().orElseThrow();
    }

    static Mark end(Token token) {
        return token.getEndMark().orElseThrow();
    }

    static boolean isAdjacent(Token left, Token right) {
        return end(left).getIndex() == start(right).getIndex();
    }

    Span span(Token token) {
        return span(start(token), end(token));
    }

    /** The character after a token. */
    Span spanAfter(Token token) {
        Mark end = end(token);
        return span(end.getLine(), end.getColumn(), end.getLine(), end.getColumn() + 1);
    }

    private Span span(Mark start, Mark end) {
        return span(start.getLine(), start.getColumn(), end.getLine(), end.getColumn());
    }

    private Span span(int line, int column, int endLine, int endColumn) {
        return new Span(source, line + 1, column + 1, endLine + 1, endColumn + 1);
    }

    /** The character after a token; a line break at the end of a line. */
    int characterAfter(Token token) {
        Mark end = end(token);
        int[] buffer = end.getBuffer();
        if (end.getPointer() < buffer.length && buffer[end.getPointer()] != 0) {
            return buffer[end.getPointer()];
        }
        // The buffer of the library ends here.
        String line = source.line(end.getLine() + 1);
        return end.getColumn() < line.codePointCount(0, line.length())
                ? line.codePointAt(line.offsetByCodePoints(0, end.getColumn()))
                : '\n';
    }

    /** Whether a colon in a flow collection starts text, because the character after it is neither space nor indicator. */
    boolean isFollowedByText(Token colon) {
        int next = characterAfter(colon);
        return next > ' ' && FLOW_INDICATORS.indexOf(next) < 0;
    }

    /** The number of spaces at the start of a line; tabs do not count. */
    int indentation(int line) {
        String text = source.line(line + 1);
        int spaces = 0;
        while (spaces < text.length() && text.charAt(spaces) == ' ') {
            spaces++;
        }
        return spaces;
    }

    boolean isBlank(int line) {
        return source.line(line + 1).isBlank();
    }
}
