// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reference of the language says what the schema says; {@code -Dgolden.update=true} writes it anew. */
class LanguageReferenceTest {
    private static final Path SCHEMAS = Path.of("..", "schemas");
    private static final Path REFERENCE = Path.of("../docs/reference/language.md");
    private static final JsonNode SCHEMA = JsonMapper.builder()
            .build()
            .readTree(SCHEMAS.resolve("registries-v1.schema.json").toFile());

    private static final String ANNOTATIONS = """

            ## Keywords of its own

            The schema is JSON Schema 2020-12. These keywords constrain nothing: messages are made from them. A validator in
            strict mode must be told of them, for instance ajv by `addVocabulary`.

            | keyword | value | says |
            |---|---|---|
            | `patternErrorMessage` | text | what a text that matches the `pattern` is; editors know it too |
            | `x-sensitive` | `true` | the value may be a secret, and messages do not repeat it |
            | `x-variant` | `{of, field, value}` | this is one variant of a kind of map, chosen by that value of that field |
            | `x-demandedBy` | list of fields | one of these, where it is present, is why this part applies |
            | `x-alternative` | field | it may be given in place of the fields that this part requires |
            | `x-onlyWith` | `{field: value}` | the fields that this part refuses have a meaning only with that value |
            """;

    @Test
    void matchesTheSchema() throws IOException {
        StringBuilder reference = new StringBuilder("# The language of registries.yaml\n\n");
        reference.append(
                "Written from `registries-v1.schema.json`, the one schema that editors and the compiler read.\n");
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
        out.append("| field | | default | what it says | example |\n|---|---|---|---|---|\n");
        List<String> required =
                object.path("required").valueStream().map(JsonNode::asString).toList();
        object.path("properties")
                .propertyStream()
                .forEach(field -> out.append("| `")
                        .append(field.getKey())
                        .append("` | ")
                        .append(required.contains(field.getKey()) ? "required" : "")
                        .append(" | ")
                        .append(code(said(field.getValue(), "default")))
                        .append(" | ")
                        .append(said(field.getValue(), "description").asString())
                        .append(choices(field.getValue()))
                        .append(" | ")
                        .append(code(said(field.getValue(), "examples").path(0)))
                        .append(" |\n"));
    }

    private static String choices(JsonNode field) {
        JsonNode values = said(field, "enum");
        return values.isMissingNode()
                ? ""
                : values.valueStream()
                        .map(value -> "`" + value.asString() + "`")
                        .collect(Collectors.joining(", ", " One of ", "."));
    }

    private static String code(JsonNode value) {
        if (value.isMissingNode()) {
            return "";
        }
        String text = value.isString() ? value.asString() : value.toString();
        return "`" + text.replace("\n", " ").strip() + "`";
    }

    private static JsonNode said(JsonNode field, String part) {
        JsonNode here = field;
        while (!here.has(part) && here.has("$ref")) {
            here = SCHEMA.at(here.path("$ref").asString().substring(1));
        }
        return here.path(part);
    }
}
