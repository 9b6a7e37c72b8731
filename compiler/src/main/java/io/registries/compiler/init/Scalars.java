// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.init;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Values as YAML, quoted where YAML 1.2 or 1.1 would read something else than the string. */
final class Scalars {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z]([A-Za-z0-9._/+-]|:(?=[A-Za-z0-9]))*");
    private static final Set<String> WORDS = Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");
    private static final int LAST_OF_BMP = 0xFFFF;

    private Scalars() {}

    /** A string on one line, good in block and in flow style, as key and as value. */
    static String quote(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
        return plain ? text : doubleQuoted(text);
    }

    /** A list of strings, or a map of strings, in flow style. */
    static String flow(List<String> values) {
        return values.stream().map(Scalars::quote).collect(Collectors.joining(", ", "[", "]"));
    }

    /** A reference and other small maps, in flow style. */
    static String flow(Map<?, ?> map) {
        return map.entrySet().stream()
                .map(entry -> quote(entry.getKey().toString()) + ": "
                        + quote(entry.getValue().toString()))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** Whether a text can stand in a literal block and be read back as it is. */
    static boolean fitsLiteral(String text) {
        return text.indexOf('\n') >= 0
                && !text.startsWith(" ")
                && !text.startsWith("\n")
                && !text.endsWith("\n\n")
                && text.lines().noneMatch(line -> line.isBlank() && !line.isEmpty())
                && text.codePoints().allMatch(c -> c == '\n' || c == '\t' || isPrintable(c))
                && text.lines().noneMatch(line -> line.startsWith("\t"));
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
                quoted.append(c > LAST_OF_BMP ? "\\U%08X".formatted(c) : "\\u%04X".formatted(c));
            }
        });
        return quoted.append('"').toString();
    }

    /** ASCII that is seen, and letters and digits of any script. */
    static boolean isPrintable(int c) {
        return (c >= ' ' && c <= '~') || (c > 0xA0 && Character.isLetterOrDigit(c));
    }
}
