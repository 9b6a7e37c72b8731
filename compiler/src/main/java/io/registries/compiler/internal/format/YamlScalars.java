// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.format;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes strings as YAML: plain if YAML 1.1 and 1.2 both read the same string, else quoted. */
public final class YamlScalars {
    private static final String PLAIN_PUNCTUATION = "._/-";
    /** Words that YAML 1.1 or 1.2 reads as a boolean, a null or a number. */
    private static final Set<String> RESERVED_WORDS =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", ".nan", ".inf");

    private static final int MAX_BASIC_CHARACTER = 0xFFFF;
    private static final int NO_BREAK_SPACE = 0xA0;

    private YamlScalars() {}

    /** Quotes a string if needed. The result is valid on one line as a key or value in block and flow style. */
    public static String quote(String text) {
        if (isPlain(text)) {
            return text;
        }
        return isPrintable(text) ? "'" + text.replace("'", "''") + "'" : doubleQuoted(text);
    }

    /** Writes a list of strings in flow style. */
    public static String flow(List<String> values) {
        return values.stream().map(YamlScalars::quote).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Writes a map of strings in flow style. */
    public static String flow(Map<?, ?> map) {
        return map.entrySet().stream()
                .map(entry -> quote(entry.getKey().toString()) + ": "
                        + quote(entry.getValue().toString()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** Whether a text with several lines can be written as a literal block without changes. */
    public static boolean fitsLiteral(String text) {
        return text.indexOf('\n') >= 0
                && !text.startsWith(" ")
                && !text.startsWith("\n")
                && !text.endsWith("\n\n")
                && text.lines().noneMatch(line -> line.isBlank() && !line.isEmpty())
                && text.codePoints().allMatch(c -> c == '\n' || c == '\t' || isPrintable(c))
                && text.lines().noneMatch(line -> line.startsWith("\t"));
    }

    private static boolean isPrintable(String text) {
        int character;
        for (int i = 0; i < text.length(); i += Character.charCount(character)) {
            character = text.codePointAt(i);
            if (!isPrintable(character)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a character is printable ASCII, or a letter or digit of any script. */
    public static boolean isPrintable(int c) {
        return (c >= ' ' && c <= '~') || (c > NO_BREAK_SPACE && Character.isLetterOrDigit(c));
    }

    // A leading dot is allowed before a letter; before a digit it is a number.
    private static boolean isPlain(String text) {
        int first = text.startsWith(".") ? 1 : 0;
        if (first == text.length() || !isLetter(text.charAt(first))) {
            return false;
        }
        for (int i = first + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && !(c >= '0' && c <= '9') && PLAIN_PUNCTUATION.indexOf(c) < 0) {
                return false;
            }
        }
        return !RESERVED_WORDS.contains(text.toLowerCase(Locale.ROOT));
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static String doubleQuoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c == '\n') {
                quoted.append("\\n");
            } else if (isPrintable(c)) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append(c > MAX_BASIC_CHARACTER ? "\\U%08X".formatted(c) : "\\u%04X".formatted(c));
            }
        });
        return quoted.append('"').toString();
    }
}
