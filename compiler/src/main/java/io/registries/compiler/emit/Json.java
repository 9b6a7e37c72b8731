// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.emit;

import java.io.StringWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/** Writes documents as JSON: maps, lists, texts, booleans and nulls, by the library's generator alone. */
final class Json {
    private static final JsonFactory ANY = new JsonFactory();
    private static final JsonFactory ASCII =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final ObjectWriteContext PRETTY = layout("\n");
    private static final ObjectWriteContext NESTED = layout("\n  ");

    private Json() {}

    /** On one line. */
    static String compact(@Nullable Object value) {
        return write(ANY, ObjectWriteContext.empty(), value);
    }

    /** On one line and in ASCII, for what is embedded in another format. */
    static String ascii(Object value) {
        return write(ASCII, ObjectWriteContext.empty(), value);
    }

    /** For people and diffs. */
    static String pretty(Object value) {
        return write(ANY, PRETTY, value) + "\n";
    }

    /** The same for a value that stands in a map, as those of the compiler's own templates do. */
    static String nested(@Nullable Object value) {
        return value instanceof String text && isBare(text) ? "\"" + text + "\"" : write(ANY, NESTED, value);
    }

    /** How files are laid out. */
    static DefaultPrettyPrinter layoutOfFiles(String lineBreak) {
        DefaultIndenter indenter = new DefaultIndenter("  ", lineBreak);
        return new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator(""))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
    }

    private static ObjectWriteContext layout(String lineBreak) {
        DefaultPrettyPrinter layout = layoutOfFiles(lineBreak);
        return new ObjectWriteContext.Base() {
            @Override
            public PrettyPrinter getPrettyPrinter() {
                return layout.createInstance();
            }

            @Override
            public boolean hasPrettyPrinter() {
                return true;
            }
        };
    }

    /** Whether a text stands in JSON as it is: the library is asked about all others. */
    private static boolean isBare(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' || character > '~' || character == '"' || character == '\\') {
                return false;
            }
        }
        return true;
    }

    private static String write(JsonFactory factory, ObjectWriteContext context, @Nullable Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = factory.createGenerator(context, text)) {
            write(generator, value);
        }
        return text.toString();
    }

    private static void write(JsonGenerator generator, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                generator.writeName(String.valueOf(entry.getKey()));
                write(generator, entry.getValue());
            }
            generator.writeEndObject();
        } else if (value instanceof Iterable<?> items) {
            generator.writeStartArray();
            for (Object item : items) {
                write(generator, item);
            }
            generator.writeEndArray();
        } else if (value instanceof Boolean flag) {
            generator.writeBoolean(flag);
        } else if (value == null || value == Format.Absent.NULL) {
            generator.writeNull();
        } else {
            generator.writeString(value.toString());
        }
    }
}
