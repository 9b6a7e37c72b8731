// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;

/** A copy of a text in which single places are replaced, made from its beginning to its end. */
final class TextPatcher {
    private final String text;
    private final StringBuilder out = new StringBuilder();
    private int line = 1;
    private int lineStart;
    private int copied;

    TextPatcher(SourceFile source) {
        this.text = source.text();
    }

    /** Puts other text at a place, but keeps the line breaks that end a value of several lines. */
    void replace(Span span, String replacement) {
        int start = index(span.line(), span.column());
        int end = index(span.endLine(), span.endColumn());
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        out.append(text, copied, start).append(replacement);
        copied = end;
    }

    /** Puts lines at the end, each with an indentation. */
    void append(String lines, String indentation) {
        out.append(text, copied, text.length());
        copied = text.length();
        if (!text.endsWith("\n") && !text.endsWith("\r")) {
            out.append('\n');
        }
        lines.lines().forEach(added -> out.append(indentation).append(added).append('\n'));
    }

    String finish() {
        return out.append(text, copied, text.length()).toString();
    }

    // Places come in order, so a line is looked for from the one before on.
    private int index(int wanted, int column) {
        while (line < wanted) {
            char c = text.charAt(lineStart++);
            if (c == '\n' || (c == '\r' && !text.startsWith("\n", lineStart))) {
                line++;
            }
        }
        return text.offsetByCodePoints(lineStart, column - 1);
    }
}
