// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.emit;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The formats of output files, and how a value is written in each so that it reads back as it was. */
enum Format {
    JSON {
        @Override
        String encode(Object value) {
            return COMPACT.writeValueAsString(value == Absent.NULL ? null : value);
        }
    },
    YAML {
        @Override
        String encode(Object value) {
            if (value == Absent.NULL) {
                return "null";
            }
            return value instanceof String text ? yaml(text) : COMPACT.writeValueAsString(value);
        }
    };

    /** Stands for a null that is meant, where templates know only missing. */
    enum Absent {
        NULL
    }

    private static final JsonMapper COMPACT = JsonMapper.builder().build();
    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final JsonMapper PRETTY = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPrettyPrinter(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")))
            .build();
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

    /** JSON on one line and in ASCII, for what is embedded in another format. */
    static String embeddedJson(Object value) {
        return ASCII.writeValueAsString(value);
    }

    /** JSON for people and diffs. */
    static String prettyJson(Object value) {
        return PRETTY.writeValueAsString(value) + "\n";
    }

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
