// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The fields of a JSON Schema as tables of Markdown.
 *
 * @param schema the schema, with its definitions
 */
public record SchemaTable(JsonNode schema) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** The quotes that editors insert, which keep YAML from reading a number. */
    private static final Pattern QUOTE = Pattern.compile("\\\\\"");

    /** The columns after the name of the field. */
    public enum Column {
        /** Whether an input must have the field. */
        REQUIRED(""),
        /** Whether an output always has the field. */
        PRESENT("present"),
        DEFAULT("default"),
        DESCRIPTION("description"),
        EXAMPLE("example");

        private final String heading;

        Column(String heading) {
            this.heading = heading;
        }
    }

    /** The table of the fields of an object, which is part of the schema. */
    public String of(JsonNode object, Column... columns) {
        List<Column> all = List.of(columns);
        List<String> required =
                object.path("required").valueStream().map(JsonNode::asString).toList();
        StringBuilder table = new StringBuilder();
        table.append(row("field", all.stream().map(column -> column.heading)).replace("|  |", "| |"));
        table.append("|---".repeat(all.size() + 1)).append("|\n");
        object.path("properties")
                .propertyStream()
                .forEach(field -> table.append(row(
                        "`" + field.getKey() + "`",
                        all.stream()
                                .map(column -> cell(column, field.getValue(), required.contains(field.getKey()))))));
        return table.toString();
    }

    /** The value of a keyword of a field, which a definition that it refers to may contain. */
    public JsonNode keyword(JsonNode field, String keyword) {
        JsonNode documented = field;
        while (!documented.has(keyword) && documented.has("$ref")) {
            documented = schema.at(documented.path("$ref").asString().substring(1));
        }
        return documented.path(keyword);
    }

    /** The first example of a field: of a map from its snippets, of a list from the example of its items. */
    public JsonNode example(JsonNode field) {
        return examples(field).stream().findFirst().orElseGet(() -> {
            JsonNode items = keyword(field, "items");
            JsonNode item = items.isMissingNode() ? items : example(items);
            return item.isMissingNode() ? item : JSON.createArrayNode().add(item);
        });
    }

    /** The examples of a field, without those of its items. */
    public List<JsonNode> examples(JsonNode field) {
        return Stream.concat(
                        keyword(field, "examples").valueStream(),
                        keyword(field, "defaultSnippets")
                                .valueStream()
                                .map(snippet -> JSON.readTree(
                                        QUOTE.matcher(snippet.path("body").toString())
                                                .replaceAll(""))))
                .toList();
    }

    private static String row(String field, Stream<String> cells) {
        return Stream.concat(Stream.of(field), cells).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private String cell(Column column, JsonNode field, boolean required) {
        return switch (column) {
            case REQUIRED -> required ? "required" : "";
            case PRESENT -> required ? "always" : "if applicable";
            case DEFAULT -> code(keyword(field, "default"));
            case DESCRIPTION -> keyword(field, "description").asString() + choices(field);
            case EXAMPLE -> code(example(field));
        };
    }

    private String choices(JsonNode field) {
        JsonNode values = keyword(field, "enum");
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
        String text = (value.isString() ? value.asString() : value.toString())
                .replace("\n", " ")
                .strip();
        return text.contains("`") ? "`` " + text + " ``" : "`" + text + "`";
    }
}
