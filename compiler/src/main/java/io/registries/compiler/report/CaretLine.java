// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Span;

/**
 * The displayed part of a line, and the carets that mark the text of a diagnostic.
 *
 * @param shown the line, or the part of a long line around the marked text
 * @param carets as wide as the marked text
 */
record CaretLine(String shown, String carets) {
    private static final int MAX_WIDTH = 140;
    private static final int BEFORE = 60;
    private static final String CUT = "...";

    static CaretLine at(Excerpt line, Span span) {
        int[] characters = line.shown().codePoints().toArray();
        int start = line.start(span.column() - 1);
        int end = span.endLine() == span.line() ? line.end(span.endColumn() - 1) : characters.length;
        int from = characters.length <= MAX_WIDTH ? 0 : Math.max(0, start - BEFORE);
        int to = Math.min(characters.length, from + MAX_WIDTH);
        String head = from > 0 ? CUT : "";
        String shown = head + new String(characters, from, to - from) + (to < characters.length ? CUT : "");
        StringBuilder carets = new StringBuilder(" ".repeat(head.length()));
        for (int i = from; i < start; i++) {
            // Tabs stay tabs, so that carets are aligned whatever the width of a tab.
            carets.append(characters[i] == '\t' ? "\t" : " ".repeat(width(characters[i])));
        }
        int width = 0;
        for (int i = start; i < Math.min(end, to); i++) {
            width += width(characters[i]);
        }
        return new CaretLine(shown, carets + "^".repeat(Math.max(1, width)));
    }

    // The columns of a character in terminals: two for East Asian wide characters and emoji, none for combining ones.
    private static int width(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = switch (Character.UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default ->
                (character >= 0x1F300 && character <= 0x1FAFF)
                        || (character >= 0xFF01 && character <= 0xFF60)
                        || (character >= 0x3000 && character <= 0x303E);
        };
        return wide ? 2 : 1;
    }
}
