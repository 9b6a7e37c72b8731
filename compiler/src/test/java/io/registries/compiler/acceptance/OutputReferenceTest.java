// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.testing.OutputSchema;
import io.registries.compiler.testing.SchemaTable;
import io.registries.compiler.testing.SchemaTable.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The tables of fields in the reference match the schemas; {@code -Dgolden.update=true} rewrites them. */
class OutputReferenceTest {
    private static final Path REFERENCE = Path.of("..", "docs", "reference");
    private static final Map<OutputSchema, String> PAGES = Map.of(
            OutputSchema.MANIFEST, "outputs.md",
            OutputSchema.REPORT, "reports.md",
            OutputSchema.PLAN, "plan.md",
            OutputSchema.APPLY, "apply.md",
            OutputSchema.DEVTRON_STATE, "devtron-state.md");
    private static final String END = "<!-- end of generated section -->\n";

    @ParameterizedTest
    @MethodSource("io.registries.compiler.testing.OutputSchema#all")
    void matchesTheSchema(OutputSchema schema) throws IOException {
        Path file = REFERENCE.resolve(PAGES.get(schema));
        String text = Files.readString(file);
        String start = "<!-- generated from " + schema.fileName() + " -->\n";
        assertThat(text).containsOnlyOnce(start).containsOnlyOnce(END);
        int from = text.indexOf(start) + start.length();
        String generated = text.substring(0, from) + tables(schema) + text.substring(text.indexOf(END, from));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(file, generated);
        }
        assertThat(generated).isEqualTo(Files.readString(file));
    }

    private static String tables(OutputSchema schema) {
        SchemaTable tables = new SchemaTable(schema.tree());
        StringBuilder out = new StringBuilder("\n");
        Stream.concat(
                        Stream.of(schema.tree()),
                        schema.tree().path("$defs").valueStream().filter(definition -> definition.has("properties")))
                .forEach(object -> section(out, object, tables));
        return out.toString();
    }

    private static void section(StringBuilder out, JsonNode object, SchemaTable tables) {
        out.append("### ").append(object.path("title").asString()).append("\n\n");
        out.append(object.path("description").asString()).append("\n\n");
        out.append(tables.of(object, Column.PRESENT, Column.DESCRIPTION, Column.EXAMPLE))
                .append("\n");
    }
}
