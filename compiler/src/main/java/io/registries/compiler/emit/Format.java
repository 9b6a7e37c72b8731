// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.emit;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The formats of output files, and how a value is written in each so that it reads back as it was. */
enum Format {
    JSON {
        @Override
        String encode(Object value) {
            return Json.nested(value);
        }
    },
    YAML {
        @Override
        String encode(Object value) {
            return value instanceof String text ? yaml(text) : Json.compact(value);
        }
    };

    /** Stands for a null that is meant, where templates know only missing. */
    enum Absent {
        NULL
    }

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z.][A-Za-z0-9._/-]*");
    private static final Set<String> WORDS_OF_YAML_1_1 =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", ".nan", ".inf", "..");

    /** The format of a file, by its name. */
    static Optional<Format> of(String path) {
        if (path.endsWith(".json")) {
            return Optional.of(JSON);
        }
        return path.endsWith(".yaml") || path.endsWith(".yml") ? Optional.of(YAML) : Optional.empty();
    }

    /** A value as it stands in a file of this format. */
    abstract String encode(Object value);

    private static String yaml(String text) {
        boolean plain = PLAIN.matcher(text).matches()
                && !WORDS_OF_YAML_1_1.contains(text.toLowerCase(Locale.ROOT))
                && !text.startsWith("..");
        if (plain) {
            return text;
        }
        boolean printable = text.chars().allMatch(c -> c >= ' ' && c <= '~');
        return printable ? "'" + text.replace("'", "''") + "'" : doubleQuoted(text);
    }

    private static String doubleQuoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c >= ' ' && c <= '~') {
                quoted.appendCodePoint(c);
            } else {
                quoted.append(c > 0xFFFF ? "\\U%08X".formatted(c) : "\\u%04X".formatted(c));
            }
        });
        return quoted.append('"').toString();
    }
}
