// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.format;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes maps, lists, strings, integers, booleans and nulls as JSON (RFC 8259), with the same output as Jackson. */
public final class JsonWriter {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String INDENT = "  ";
    private static final char LAST_ASCII = 0x7F;

    /** The number of lines rendered at a time. */
    private static final int LINES_PER_PART = 1_000;

    /** The estimated length of a line, in characters. */
    private static final int ESTIMATED_LINE_LENGTH = 200;

    /** Receives the fields of a mapping, in order. */
    @FunctionalInterface
    public interface FieldWriter {
        void add(String name, @Nullable Object value);
    }

    /** Passes the fields of an item on. */
    @FunctionalInterface
    public interface FieldSource<T> {
        void write(T item, FieldWriter fields);
    }

    private final StringBuilder out;
    private final boolean onOneLine;

    /** The last character that is not escaped. */
    private final char lastPlain;

    private JsonWriter(StringBuilder out, boolean onOneLine, boolean inAscii) {
        this.out = out;
        this.onOneLine = onOneLine;
        this.lastPlain = inAscii ? LAST_ASCII : Character.MAX_VALUE;
    }

    /** Encodes a value on one line. */
    public static String compact(@Nullable Object value) {
        return onOneLine(value, false);
    }

    /** Encodes a value on one line in ASCII, to be embedded in another format. */
    public static String ascii(Object value) {
        return onOneLine(value, true);
    }

    private static String onOneLine(@Nullable Object value, boolean inAscii) {
        StringBuilder out = new StringBuilder();
        new JsonWriter(out, true, inAscii).value(value, 0);
        return out.toString();
    }

    /** Encodes a field value of a top-level mapping, indented. */
    public static String nested(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        new JsonWriter(out, false, false).value(value, 1);
        return out.toString();
    }

    /**
     * Encodes a list that is a field of a top-level mapping, one mapping per line. The parts are rendered on demand.
     */
    public static <T> List<Supplier<String>> lines(List<T> items, FieldSource<T> source) {
        if (items.isEmpty()) {
            return List.of(() -> "[]");
        }
        List<Supplier<String>> lines = new ArrayList<>();
        for (int from = 0; from < items.size(); from += LINES_PER_PART) {
            List<T> part = items.subList(from, Math.min(items.size(), from + LINES_PER_PART));
            String before = from == 0 ? "[" : ",";
            lines.add(() -> part(before, part, source));
        }
        lines.add(() -> "\n" + INDENT + "]");
        return lines;
    }

    private static <T> String part(String before, List<T> items, FieldSource<T> source) {
        StringBuilder out = new StringBuilder(ESTIMATED_LINE_LENGTH * items.size());
        JsonWriter json = new JsonWriter(out, true, false);
        // No field ends with an opening brace.
        FieldWriter fields = (name, value) -> json.field(out.charAt(out.length() - 1) == '{', name, value, 0);
        String separator = before;
        for (T item : items) {
            out.append(separator).append("\n" + INDENT + INDENT + "{");
            source.write(item, fields);
            out.append('}');
            separator = ",";
        }
        return out.toString();
    }

    /** @param depth the number of mappings and lists around the value, which are indented unless it is on one line */
    private void value(@Nullable Object value, int depth) {
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof Map<?, ?> map) {
            map(map, depth);
        } else if (value instanceof Iterable<?> items) {
            list(items, depth);
        } else if (value == null || value == ExplicitNull.INSTANCE) {
            out.append("null");
        } else if (value instanceof Boolean flag) {
            out.append(flag.booleanValue());
        } else if (value instanceof Integer number) {
            out.append(number.intValue());
        } else {
            throw new IllegalArgumentException("unsupported type: " + value.getClass());
        }
    }

    private void map(Map<?, ?> map, int depth) {
        out.append('{');
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            field(first, String.valueOf(entry.getKey()), entry.getValue(), depth + 1);
            first = false;
        }
        end(first, depth, '}');
    }

    private void field(boolean first, String name, @Nullable Object value, int depth) {
        next(first, depth);
        text(name);
        out.append(onOneLine ? ":" : ": ");
        value(value, depth);
    }

    private void list(Iterable<?> items, int depth) {
        out.append('[');
        boolean first = true;
        for (Object item : items) {
            next(first, depth + 1);
            first = false;
            value(item, depth + 1);
        }
        end(first, depth, ']');
    }

    private void next(boolean first, int depth) {
        if (!first) {
            out.append(',');
        }
        lineBreak(depth);
    }

    private void end(boolean empty, int depth, char bracket) {
        if (!empty) {
            lineBreak(depth);
        }
        out.append(bracket);
    }

    private void lineBreak(int depth) {
        if (!onOneLine) {
            out.append('\n');
            for (int i = 0; i < depth; i++) {
                out.append(INDENT);
            }
        }
    }

    private void text(String text) {
        out.append('"');
        int plain = plainLength(text);
        if (plain == text.length()) {
            // The JDK appends a part of a string character by character.
            out.append(text);
        } else {
            out.append(text, 0, plain);
            for (int i = plain; i < text.length(); i++) {
                encode(text.charAt(i));
            }
        }
        out.append('"');
    }

    /** The number of characters before the first one that must be escaped. */
    private int plainLength(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char character = text.charAt(i);
            if (character < ' ' || character == '"' || character == '\\' || character > lastPlain) {
                return i;
            }
        }
        return length;
    }

    private void encode(char character) {
        if (character > lastPlain) {
            escape(character);
            return;
        }
        switch (character) {
            case '"', '\\' -> out.append('\\').append(character);
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (character < ' ') {
                    escape(character);
                } else {
                    out.append(character);
                }
            }
        }
    }

    private void escape(char character) {
        out.append("\\u").append(HEX.toHexDigits(character));
    }
}
