// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.repair;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;

/** The quote and brackets that a YAML value opens but does not close on its line. */
final class OpenDelimiters {
    private enum Token {
        QUOTE,
        OPENING_BRACKET,
        CLOSING_BRACKET,
        SEPARATOR,
        SPACE,
        TEXT
    }

    private final String line;
    /** The indexes of open brackets, the innermost first. */
    private final Deque<Integer> brackets = new ArrayDeque<>();

    private OptionalInt quote = OptionalInt.empty();
    private boolean valueStarts = true;

    private OpenDelimiters(String line) {
        this.line = line;
    }

    /** Finds the open delimiters of a value that starts at an index. */
    static OpenDelimiters find(String line, int from) {
        OpenDelimiters open = new OpenDelimiters(line);
        int i = from;
        while (i < line.length() && !open.isComment(i)) {
            i = open.read(i);
        }
        return open;
    }

    /** The index of the quote that is not closed. */
    OptionalInt quote() {
        return quote;
    }

    /** The index of the first bracket that is not closed. */
    OptionalInt bracket() {
        return brackets.isEmpty() ? OptionalInt.empty() : OptionalInt.of(brackets.peekLast());
    }

    /** The closing brackets, the innermost first. */
    String closingBrackets() {
        StringBuilder closing = new StringBuilder();
        brackets.forEach(bracket -> closing.append(closingOf(bracket)));
        return closing.toString();
    }

    /** Reads one token and returns the index after it. */
    private int read(int i) {
        Token token = tokenAt(i);
        switch (token) {
            case QUOTE -> {
                valueStarts = false;
                return endOfQuoted(i);
            }
            case OPENING_BRACKET -> brackets.push(i);
            case CLOSING_BRACKET -> brackets.pop();
            case SEPARATOR, SPACE, TEXT -> {}
        }
        if (token != Token.SPACE) {
            valueStarts = token == Token.OPENING_BRACKET || token == Token.SEPARATOR;
        }
        return i + 1;
    }

    private Token tokenAt(int i) {
        char c = line.charAt(i);
        boolean inFlow = !brackets.isEmpty();
        if (valueStarts && (c == '"' || c == '\'')) {
            return Token.QUOTE;
        }
        if ((valueStarts || inFlow) && (c == '[' || c == '{')) {
            return Token.OPENING_BRACKET;
        }
        if (inFlow && c == closingOf(brackets.getFirst())) {
            return Token.CLOSING_BRACKET;
        }
        if (inFlow && (c == ',' || c == ':')) {
            return Token.SEPARATOR;
        }
        return Character.isWhitespace(c) ? Token.SPACE : Token.TEXT;
    }

    private int endOfQuoted(int start) {
        char delimiter = line.charAt(start);
        int i = start + 1;
        while (i < line.length()) {
            boolean escapes = delimiter == '"' ? line.charAt(i) == '\\' : line.startsWith("''", i);
            if (!escapes && line.charAt(i) == delimiter) {
                return i + 1;
            }
            i += escapes ? 2 : 1;
        }
        quote = OptionalInt.of(start);
        return line.length();
    }

    private boolean isComment(int i) {
        return line.charAt(i) == '#' && i > 0 && Character.isWhitespace(line.charAt(i - 1));
    }

    private char closingOf(int bracket) {
        return line.charAt(bracket) == '[' ? ']' : '}';
    }
}
