// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;

/** Copies a text and replaces spans of it, in order of their positions. */
final class TextPatcher {
    private final String text;
    private final StringBuilder out = new StringBuilder();
    private int line = 1;
    private int lineStart;
    private int copied;

    TextPatcher(SourceFile source) {
        this.text = source.text();
    }

    /** Replaces a span, but keeps the trailing line breaks of a multi-line value. */
    void replace(Span span, String replacement) {
        int start = index(span.line(), span.column());
        int end = index(span.endLine(), span.endColumn());
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        out.append(text, copied, start).append(replacement);
        copied = end;
    }

    /** Appends indented lines. */
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

    // Spans are in order, so the search continues at the previous line.
    private int index(int targetLine, int column) {
        while (line < targetLine) {
            char c = text.charAt(lineStart++);
            if (c == '\n' || (c == '\r' && !text.startsWith("\n", lineStart))) {
                line++;
            }
        }
        return text.offsetByCodePoints(lineStart, column - 1);
    }
}
