// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.registries.compiler.model.Connection;
import io.registries.compiler.model.provider.Provider;
import io.registries.compiler.model.provider.Providers;
import io.registries.compiler.testing.SchemaTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schema is valid, documents every field and matches the code. */
class SchemaTest {
    private static final JsonNode SCHEMA = JsonMapper.builder()
            .build()
            .readTree(Path.of("..", "schemas", "registries-v1.schema.json").toFile());

    private static final SchemaTable TABLES = new SchemaTable(SCHEMA);

    @Test
    void conformsToItsMetaschema() {
        Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(SCHEMA)).isEmpty();
    }

    @Test
    void explainsEveryField() {
        List<String> unexplained = new ArrayList<>();
        eachField(SCHEMA, "", (path, field) -> {
            for (String part : List.of("title", "description")) {
                if (TABLES.keyword(field, part).isMissingNode()) {
                    unexplained.add(path + " has no " + part);
                }
            }
            if (TABLES.example(field).isMissingNode()) {
                unexplained.add(path + " has no example");
            }
        });
        assertThat(unexplained).isEmpty();
    }

    @Test
    void everyExampleIsValid() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        List<String> invalid = new ArrayList<>();
        eachField(SCHEMA, "", (path, field) -> {
            ObjectNode alone = JsonMapper.builder().build().createObjectNode();
            alone.setAll((ObjectNode) field);
            alone.set("$defs", SCHEMA.path("$defs"));
            Schema schema = registry.getSchema(alone);
            TABLES.examples(field).stream()
                    .filter(example -> !schema.validate(example).isEmpty())
                    .forEach(example -> invalid.add(path + ": " + example + schema.validate(example)));
        });
        assertThat(invalid).isEmpty();
    }

    @Test
    void hasASnippetForEveryRegistryType() {
        List<JsonNode> registries = TABLES.examples(SCHEMA.at("/$defs/registry"));
        assertThat(registries.stream()
                        .map(registry -> registry.path("type").asString())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Providers.all().stream().map(Provider::type).toList());
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SCHEMA);
        for (JsonNode registry : registries) {
            ObjectNode file = JsonMapper.builder().build().createObjectNode();
            file.put("apiVersion", "registries/v1");
            file.putArray("registries").add(registry);
            assertThat(schema.validate(file)).as(registry.toString()).isEmpty();
        }
    }

    /** Editors show a map in {@code examples} as {@code [object Object]}. */
    @Test
    void examplesOfMapsAreSnippets() {
        for (JsonNode examples : SCHEMA.findValues("examples")) {
            assertThat(examples.valueStream()
                            .flatMap(example -> example.isArray() ? example.valueStream() : Stream.of(example)))
                    .noneMatch(JsonNode::isObject);
        }
    }

    @Test
    void documentsTypesDefaultsAndModesOfTheCode() {
        JsonNode definitions = SCHEMA.path("$defs");
        assertThat(texts(definitions.path("registryType").path("enum")))
                .isEqualTo(Providers.all().stream().map(Provider::type).toList());
        assertThat(definitions.path("registryType").path("default").asString())
                .isEqualTo(Providers.defaultProvider().type());
        assertThat(texts(definitions.path("connection").path("enum")))
                .isEqualTo(Arrays.stream(Connection.ConnectionMode.values())
                        .map(Connection.ConnectionMode::id)
                        .toList());
        for (Provider provider : Providers.all()) {
            JsonNode branch = definitions
                    .valueStream()
                    .filter(definition ->
                            definition.at("/x-variant/of").asString("").equals("registry"))
                    .filter(definition ->
                            definition.at("/x-variant/value").asString("").equals(provider.type()))
                    .findFirst()
                    .orElseThrow();
            assertThat(branch.path("properties").has("connection"))
                    .as("connection of " + provider.type())
                    .isEqualTo(provider.hasConnection());
            JsonNode url = branch.path("properties").path("url");
            assertThat(url.path("default").asString(""))
                    .isEqualTo(provider.defaultUrl().orElse(""));
            assertThat(texts(branch.path("required")).contains("url"))
                    .isEqualTo(provider.defaultUrl().isEmpty());
            assertThat(branch.path("properties").has("region")).isEqualTo(provider.hasRegion());
        }
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static void eachField(JsonNode schema, String path, BiConsumer<String, JsonNode> visitor) {
        schema.propertyStream().forEach(entry -> {
            JsonNode child = entry.getValue();
            boolean conditional = List.of("if", "then", "else", "allOf", "examples", Annotations.SNIPPETS)
                    .contains(entry.getKey());
            if (entry.getKey().equals("properties")) {
                child.propertyStream()
                        .filter(field -> field.getValue().isObject())
                        .forEach(field -> {
                            visitor.accept(path + "/" + field.getKey(), field.getValue());
                            eachField(field.getValue(), path + "/" + field.getKey(), visitor);
                        });
            } else if (child.isObject() && !conditional) {
                eachField(child, path + "/" + entry.getKey(), visitor);
            }
        });
    }
}
