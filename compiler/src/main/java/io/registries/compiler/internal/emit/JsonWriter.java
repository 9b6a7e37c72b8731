// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes documents as JSON (RFC 8259): maps, lists, texts, integers, booleans and nulls, letter by letter as Jackson does. */
final class JsonWriter {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String LEVEL = "  ";

    /** Lines that are made at a time. */
    private static final int PART = 1_000;

    /** About as many characters as a line has. */
    private static final int LINE = 200;

    private final StringBuilder out;
    private final boolean onOneLine;
    private final boolean inAscii;

    private JsonWriter(StringBuilder out, boolean onOneLine, boolean inAscii) {
        this.out = out;
        this.onOneLine = onOneLine;
        this.inAscii = inAscii;
    }

    /** On one line. */
    static String compact(@Nullable Object value) {
        return onOneLine(value, false);
    }

    /** On one line and in ASCII, for what is embedded in another format. */
    static String ascii(Object value) {
        return onOneLine(value, true);
    }

    private static String onOneLine(@Nullable Object value, boolean inAscii) {
        StringBuilder out = new StringBuilder();
        new JsonWriter(out, true, inAscii).value(value, "");
        return out.toString();
    }

    /** For people and diffs, where it stands in a map, as the values in the compiler's own templates do. */
    static String nested(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        new JsonWriter(out, false, false).value(value, "\n" + LEVEL);
        return out.toString();
    }

    /**
     * The parts of a list of documents where it stands in a map, each document on a line of its own, and made only when
     * it is written.
     */
    static <T> List<Supplier<String>> lines(List<T> items, Function<T, Map<String, Object>> made) {
        if (items.isEmpty()) {
            return List.of(() -> "[]");
        }
        List<Supplier<String>> lines = new ArrayList<>();
        for (int from = 0; from < items.size(); from += PART) {
            List<T> part = items.subList(from, Math.min(items.size(), from + PART));
            String before = from == 0 ? "[" : ",";
            lines.add(() -> part(before, part, made));
        }
        lines.add(() -> "\n" + LEVEL + "]");
        return lines;
    }

    private static <T> String part(String before, List<T> items, Function<T, Map<String, Object>> made) {
        StringBuilder out = new StringBuilder(LINE * items.size());
        JsonWriter json = new JsonWriter(out, true, false);
        String separator = before;
        for (T item : items) {
            out.append(separator).append("\n" + LEVEL + LEVEL);
            json.value(made.apply(item), "");
            separator = ",";
        }
        return out.toString();
    }

    private void value(@Nullable Object value, String lineBreak) {
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof Map<?, ?> map) {
            map(map, lineBreak);
        } else if (value instanceof Iterable<?> items) {
            list(items, lineBreak);
        } else if (value == null || value == Format.Absent.NULL) {
            out.append("null");
        } else if (value instanceof Boolean flag) {
            out.append(flag.booleanValue());
        } else if (value instanceof Integer number) {
            out.append(number.intValue());
        } else {
            throw new IllegalArgumentException("documents have no " + value.getClass());
        }
    }

    private void map(Map<?, ?> map, String lineBreak) {
        String inner = lineBreak + LEVEL;
        out.append('{');
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            next(first, inner);
            first = false;
            text(String.valueOf(entry.getKey()));
            out.append(onOneLine ? ":" : ": ");
            value(entry.getValue(), inner);
        }
        end(first, lineBreak, '}');
    }

    private void list(Iterable<?> items, String lineBreak) {
        String inner = lineBreak + LEVEL;
        out.append('[');
        boolean first = true;
        for (Object item : items) {
            next(first, inner);
            first = false;
            value(item, inner);
        }
        end(first, lineBreak, ']');
    }

    private void next(boolean first, String lineBreak) {
        if (!first) {
            out.append(',');
        }
        if (!onOneLine) {
            out.append(lineBreak);
        }
    }

    private void end(boolean empty, String lineBreak, char bracket) {
        if (!empty && !onOneLine) {
            out.append(lineBreak);
        }
        out.append(bracket);
    }

    private void text(String text) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' || character == '"' || character == '\\' || (inAscii && character > 0x7F)) {
                out.append(text, written, i);
                escaped(character);
                written = i + 1;
            }
        }
        out.append(text, written, text.length()).append('"');
    }

    private void escaped(char character) {
        switch (character) {
            case '"', '\\' -> out.append('\\').append(character);
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> out.append("\\u").append(HEX.toHexDigits(character));
        }
    }
}
