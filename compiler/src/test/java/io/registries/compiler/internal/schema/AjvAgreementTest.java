// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.internal.syntax.Node;
import io.registries.compiler.testing.RequiresProgram;
import io.registries.compiler.testing.ThirdPartyDecryptors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** ajv in strict mode, the schema library and the matcher agree on the validity of generated documents. */
@Tag("external")
@RequiresProgram({"node", "npm"})
class AjvAgreementTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int DOCUMENTS = 10_000;
    private static final int MAX_CHARACTERS = 1_500;

    @Test
    void agreesOnGeneratedDocuments() throws IOException {
        List<Node> trees = generated();
        String result = ThirdPartyDecryptors.runScript(
                "ajv.mjs",
                JSON.writeValueAsString(Map.of(
                        "schema",
                        schema(),
                        "keywords",
                        Annotations.ALL,
                        "documents",
                        trees.stream().map(JsonTree::convert).toList())));
        JsonNode errors = JSON.readTree(result).path("errors");
        assertThat(errors.size()).isEqualTo(DOCUMENTS);
        int valid = 0;
        for (int i = 0; i < DOCUMENTS; i++) {
            Node tree = trees.get(i);
            boolean accepted = errors.path(i).isEmpty();
            assertThat(SchemaValidator.Matchers.FILE.matches(tree))
                    .as(() -> JsonTree.convert(tree).toPrettyString())
                    .isEqualTo(accepted);
            assertThat(SchemaValidator.ValidatorHolder.VALIDATOR.errors(tree).isEmpty())
                    .as(() -> JsonTree.convert(tree).toPrettyString())
                    .isEqualTo(accepted);
            valid += accepted ? 1 : 0;
        }
        assertThat(valid).isBetween(DOCUMENTS / 20, DOCUMENTS - DOCUMENTS / 20);
    }

    // A later phase reports plain secrets, so that an option can allow them.
    private static JsonNode schema() {
        JsonNode schema = JSON.readTree(SchemaValidator.text());
        schema.findParents(Annotations.PLAINTEXT)
                .forEach(part ->
                        ((ObjectNode) part).putArray("type").add("object").add("string"));
        return schema;
    }

    private static List<Node> generated() throws IOException {
        Random random = new Random(7);
        List<Node> origins = Trees.ofAllFiles().stream()
                .filter(tree -> SchemaValidator.Matchers.FILE.matches(tree))
                .filter(tree -> JsonTree.convert(tree).toString().length() < MAX_CHARACTERS)
                .toList();
        List<Node> trees = new ArrayList<>(Trees.of(Trees.EVERY_FIELD));
        while (trees.size() < DOCUMENTS) {
            Node tree = origins.get(random.nextInt(origins.size()));
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                tree = Trees.randomChange(tree, random);
            }
            trees.add(tree);
        }
        return trees;
    }
}
