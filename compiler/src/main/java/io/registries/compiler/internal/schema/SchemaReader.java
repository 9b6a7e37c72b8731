// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.syntax.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the text of a JSON Schema into a tree without locations. It is only for the schema of this project, which tests
 * read with a JSON library: invalid JSON is not reported precisely. See docs/internals/decisions/0012-schema-reader.md.
 */
final class SchemaReader {
    private static final Span NO_LOCATION = Span.startOf(new SourceFile("schema", Path.of("schema"), ""));
    private static final int UNICODE_DIGITS = 4;

    private final String text;
    private int next;

    private SchemaReader(String text) {
        this.text = text;
    }

    /**
     * The tree of a schema.
     *
     * @throws IllegalStateException if the text is not JSON
     */
    static Node read(String text) {
        SchemaReader reader = new SchemaReader(text);
        Node root = reader.value();
        reader.skipSpace();
        if (reader.next < text.length()) {
            throw reader.invalid();
        }
        return root;
    }

    private Node value() {
        return switch (peek()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> new Node.Scalar(Node.Kind.STRING, string(), NO_LOCATION);
            default -> literal();
        };
    }

    private Node object() {
        List<Node.Entry> entries = new ArrayList<>();
        next++;
        while (peek() != '}') {
            if (!entries.isEmpty()) {
                expect(',');
            }
            peek();
            Node.Scalar key = new Node.Scalar(Node.Kind.STRING, string(), NO_LOCATION);
            expect(':');
            entries.add(new Node.Entry(key, value()));
        }
        next++;
        return new Node.Mapping(entries, NO_LOCATION);
    }

    private Node array() {
        List<Node> items = new ArrayList<>();
        next++;
        while (peek() != ']') {
            if (!items.isEmpty()) {
                expect(',');
            }
            items.add(value());
        }
        next++;
        return new Node.Sequence(items, NO_LOCATION);
    }

    private String string() {
        expect('"');
        int end = text.indexOf('"', next);
        String plain = text.substring(next, Math.max(next, end));
        if (end >= 0 && plain.indexOf('\\') < 0) {
            next = end + 1;
            return plain;
        }
        StringBuilder unescaped = new StringBuilder();
        for (char c = take(); c != '"'; c = take()) {
            unescaped.append(c == '\\' ? escaped() : c);
        }
        return unescaped.toString();
    }

    private char escaped() {
        char c = take();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> codeUnit();
            default -> throw invalid();
        };
    }

    private char codeUnit() {
        int unit = 0;
        for (int i = 0; i < UNICODE_DIGITS; i++) {
            int digit = Character.digit(take(), 16);
            if (digit < 0) {
                throw invalid();
            }
            unit = unit * 16 + digit;
        }
        return (char) unit;
    }

    private Node literal() {
        int start = next;
        while (next < text.length() && ",]} \r\n\t".indexOf(text.charAt(next)) < 0) {
            next++;
        }
        String literal = text.substring(start, next);
        return new Node.Scalar(kind(literal), literal, NO_LOCATION);
    }

    private Node.Kind kind(String literal) {
        return switch (literal) {
            case "true", "false" -> Node.Kind.BOOLEAN;
            case "null" -> Node.Kind.NULL;
            default -> {
                if (!isNumber(literal)) {
                    throw invalid();
                }
                yield Node.Kind.NUMBER;
            }
        };
    }

    // The schema has natural numbers only.
    private static boolean isNumber(String literal) {
        for (int i = 0; i < literal.length(); i++) {
            if (literal.charAt(i) < '0' || literal.charAt(i) > '9') {
                return false;
            }
        }
        return !literal.isEmpty();
    }

    /** The next character that is not white space; it is not consumed. */
    private char peek() {
        skipSpace();
        if (next == text.length()) {
            throw invalid();
        }
        return text.charAt(next);
    }

    private void skipSpace() {
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
    }

    private void expect(char expected) {
        if (peek() != expected) {
            throw invalid();
        }
        next++;
    }

    private char take() {
        if (next == text.length()) {
            throw invalid();
        }
        return text.charAt(next++);
    }

    private IllegalStateException invalid() {
        return new IllegalStateException("the schema is not valid JSON at character " + next);
    }
}
