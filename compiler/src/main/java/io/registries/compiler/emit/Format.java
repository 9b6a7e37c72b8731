// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.emit;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

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

    private static final String PLAIN_BESIDE_LETTERS_AND_DIGITS = "._/-";
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
        if (isPlain(text)) {
            return text;
        }
        return isPrintable(text) ? "'" + text.replace("'", "''") + "'" : doubleQuoted(text);
    }

    private static boolean isPlain(String text) {
        if (text.isEmpty() || !(isLetter(text.charAt(0)) || text.charAt(0) == '.')) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && !(c >= '0' && c <= '9') && PLAIN_BESIDE_LETTERS_AND_DIGITS.indexOf(c) < 0) {
                return false;
            }
        }
        return !WORDS_OF_YAML_1_1.contains(text.toLowerCase(Locale.ROOT)) && !text.startsWith("..");
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
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
