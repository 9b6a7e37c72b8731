// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.testing.SchemaTable;
import io.registries.compiler.testing.SchemaTable.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The language reference matches the schema; {@code -Dgolden.update=true} rewrites it. */
class LanguageReferenceTest {
    private static final Path SCHEMAS = Path.of("..", "schemas");
    private static final Path REFERENCE = Path.of("../docs/reference/language.md");
    private static final JsonNode SCHEMA = JsonMapper.builder()
            .build()
            .readTree(SCHEMAS.resolve("registries-v1.schema.json").toFile());
    private static final SchemaTable TABLES = new SchemaTable(SCHEMA);

    private static final String ANNOTATIONS = """

            ## Custom keywords

            The schema uses JSON Schema 2020-12. These additional keywords do not affect validation; the compiler uses them
            for its messages. A validator in strict mode must allow them, for example ajv with `addVocabulary`.

            | keyword | value | meaning |
            |---|---|---|
            | `patternErrorMessage` | string | describes the values that match the `pattern`; editors also show it |
            | `errorMessage` | string | the message of editors |
            | `defaultSnippets` | list of `{label, body}` | examples of maps, which editors insert |
            | `x-plaintext` | diagnostic code | reports a string in place of the map; other validators report its type |
            | `x-sensitive` | `true` | the value may be a secret, so messages do not repeat it |
            | `x-variant` | `{of, field, value}` | a variant of the map `of`, selected by `value` of `field` |
            | `x-demandedBy` | list of fields | the fields that make this part of the schema apply |
            | `x-alternative` | field | can be set instead of the fields that this part requires |
            | `x-onlyWith` | `{field: value}` | the value that the fields rejected by this part require |
            """;

    @Test
    void matchesTheSchema() throws IOException {
        StringBuilder reference = new StringBuilder("# registries.yaml reference\n\n");
        reference.append("Generated from `registries-v1.schema.json`, the schema that editors and the compiler use.\n");
        section(reference, "The file", SCHEMA);
        SCHEMA.path("$defs")
                .valueStream()
                .filter(definition -> definition.path("properties").size() > 1)
                .filter(definition -> definition.has("additionalProperties"))
                .forEach(definition -> section(reference, heading(definition), definition));
        reference.append(ANNOTATIONS);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(REFERENCE, reference);
        }
        assertThat(ANNOTATIONS).contains(Annotations.ALL);
        assertThat(reference.toString()).isEqualTo(Files.readString(REFERENCE));
    }

    private static String heading(JsonNode definition) {
        String title = definition.path("title").asString();
        JsonNode variant = definition.path(Annotations.VARIANT);
        if (!variant.path("field").asString("").equals("type")) {
            return title;
        }
        String kind = variant.path("of").asString();
        return kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1) + " of type `"
                + variant.path("value").asString() + "`" + (kind.equals("registry") ? ": " + title : "");
    }

    private static void section(StringBuilder out, String heading, JsonNode object) {
        out.append("\n## ")
                .append(heading)
                .append("\n\n")
                .append(object.path("description").asString())
                .append("\n\n");
        out.append(TABLES.of(object, Column.REQUIRED, Column.DEFAULT, Column.DESCRIPTION, Column.EXAMPLE));
    }
}
