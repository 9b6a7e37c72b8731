// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.Source;
import io.registries.compiler.syntax.Node;
import io.registries.compiler.syntax.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is read at each start says what the schema says. */
class SchemaLinesTest {
    private static final Path LINES = Path.of("src/main/resources" + SchemaValidator.LINES);

    @Test
    void saysWhatTheSchemaSays() throws IOException {
        // JSON is YAML.
        Node schema = YamlReader.read(new Source("schema", Path.of("schema"), SchemaValidator.text()))
                .value()
                .orElseThrow();
        StringBuilder lines = new StringBuilder();
        write(schema, lines);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(LINES, lines);
        }
        assertThat(Files.readString(LINES))
                .as("a golden file; update it with -Dgolden.update=true")
                .isEqualTo(lines.toString());
        StringBuilder read = new StringBuilder();
        write(SchemaLines.read(lines.toString()), read);
        assertThat(read).hasToString(lines.toString());
    }

    private static void write(Node node, StringBuilder lines) {
        if (node instanceof Node.Mapping map) {
            line(lines, "{", "");
            for (Node.Entry entry : map.entries()) {
                // Of what is written for people, only definitions are read.
                if (!ShapeReader.isNote(entry.key()) || isName(entry)) {
                    line(lines, ":", entry.key());
                    write(entry.value(), lines);
                }
            }
            line(lines, "}", "");
        } else if (node instanceof Node.Sequence list) {
            line(lines, "[", "");
            list.items().forEach(item -> write(item, lines));
            line(lines, "]", "");
        } else if (node instanceof Node.Scalar scalar) {
            assertThat(scalar.kind()).isNotEqualTo(Node.Kind.NULL);
            line(lines, sign(scalar.kind()), scalar.text());
        }
    }

    // A field of the language may be called as a keyword is: its value is a schema, and a note's is not.
    private static boolean isName(Node.Entry entry) {
        return entry.key().equals("$defs") || entry.value() instanceof Node.Mapping;
    }

    private static String sign(Node.Kind kind) {
        return switch (kind) {
            case STRING -> "\"";
            case NUMBER -> "#";
            case BOOLEAN -> "?";
            case NULL -> "";
        };
    }

    private static void line(StringBuilder lines, String sign, String text) {
        assertThat(text.lines().count()).isLessThanOrEqualTo(1);
        lines.append(sign).append(text).append('\n');
    }
}
