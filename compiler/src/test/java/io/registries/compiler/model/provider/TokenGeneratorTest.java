// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The known fields of generators are those of their custom resource definitions. */
class TokenGeneratorTest {
    private static final Map<String, TokenGenerator> GENERATORS = Map.of(
            "ECRAuthorizationToken", TokenGenerator.ECR,
            "GCRAccessToken", TokenGenerator.GCR,
            "ACRAccessToken", TokenGenerator.ACR);

    @Test
    void fieldsAreThoseOfTheDefinitions() {
        GENERATORS.forEach((kind, generator) -> {
            JsonNode schema = JsonMapper.builder()
                    .build()
                    .readTree(Path.of("src/test/resources/crds", kind + ".json").toFile());
            Set<String> fields = new TreeSet<>();
            addFields(schema, schema.at("/properties/spec"), "", fields);
            assertThat(generator.kind()).isEqualTo(kind);
            assertThat(generator.fields()).containsExactlyInAnyOrderElementsOf(fields);
        });
    }

    private static void addFields(JsonNode schema, JsonNode part, String path, Set<String> fields) {
        String reference = part.path("$ref").asString("");
        if (!reference.isEmpty()) {
            addFields(schema, schema.at(reference.substring(1)), path, fields);
        } else if (part.has("properties")) {
            part.path("properties")
                    .propertyStream()
                    .forEach(field -> addFields(
                            schema,
                            field.getValue(),
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                            fields));
        } else {
            fields.add(part.path("type").asString("").equals("array") ? path + "[]" : path);
        }
    }
}
