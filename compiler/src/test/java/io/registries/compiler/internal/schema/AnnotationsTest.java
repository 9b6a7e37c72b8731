// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.internal.syntax.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Messages are generated from the annotations of the schema, which match its conditions. */
class AnnotationsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ObjectNode SCHEMA = (ObjectNode) JSON.readTree(SchemaValidator.text());

    /** Validates one of this many changed trees. */
    private static final int STEP = 8;

    @Test
    @Tag("slow")
    void messagesDoNotDependOnDefinitionNamesOrConditionOrder() throws IOException {
        NetworkntValidator same = new NetworkntValidator(rearranged().toString());
        List<String> fields = SCHEMA.findValues("properties").stream()
                .flatMap(JsonNode::propertyStream)
                .map(Map.Entry::getKey)
                .distinct()
                .sorted()
                .toList();
        List<Node> changed = new ArrayList<>();
        Node all = Trees.of(Trees.EVERY_FIELD).get(0);
        Trees.eachField(all, fields, changed::add);
        Trees.eachChange(all, changed::add);
        List<Node> trees = new ArrayList<>(Trees.of(Path.of("src/test/resources/diagnostics")));
        for (int i = 0; i < changed.size(); i += STEP) {
            trees.add(changed.get(i));
        }
        int messages = 0;
        for (Node tree : trees) {
            if (tree instanceof Node.Mapping mapping) {
                List<Diagnostic> expected =
                        withoutHelps(SchemaValidator.validate(tree).diagnostics());
                assertThat(withoutHelps(same.validate(mapping))).containsExactlyInAnyOrderElementsOf(expected);
                messages += expected.size();
            }
        }
        assertThat(messages).isGreaterThan(1_000);
    }

    /** Helps try corrections with the definitions of the real schema, by their names. */
    private static List<Diagnostic> withoutHelps(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .map(diagnostic -> new Diagnostic(
                        diagnostic.code(),
                        diagnostic.severity(),
                        diagnostic.message(),
                        diagnostic.span(),
                        Optional.empty(),
                        diagnostic.related()))
                .toList();
    }

    /** The same schema with renamed definitions and nested condition branches. */
    private static ObjectNode rearranged() {
        ObjectNode copy = SCHEMA.deepCopy();
        ObjectNode definitions = copy.putObject("$defs");
        List<String> names = List.copyOf(SCHEMA.path("$defs").propertyNames());
        names.forEach(name ->
                definitions.set("d" + names.indexOf(name), SCHEMA.path("$defs").path(name)));
        String text = copy.toString();
        for (String name : names) {
            text = text.replace("\"#/$defs/" + name + "\"", "\"#/$defs/d" + names.indexOf(name) + "\"");
        }
        ObjectNode rearranged = (ObjectNode) JSON.readTree(text);
        rearranged.findParents("if").forEach(part -> {
            for (String branch : List.of("then", "else")) {
                if (part.has(branch)) {
                    ObjectNode deeper = JSON.createObjectNode();
                    deeper.putArray("allOf").add(part.path(branch));
                    ((ObjectNode) part).set(branch, deeper);
                }
            }
        });
        return rearranged;
    }

    @Test
    void selectsAVariantByItsDiscriminator() {
        List<String> variants = new ArrayList<>();
        for (JsonNode part : SCHEMA.findParents("if")) {
            JsonNode variant = SCHEMA.at(
                            part.path("then").path("$ref").asString("#/none").substring(1))
                    .path(Annotations.VARIANT);
            if (variant.has("field")) {
                JsonNode condition = part.path("if").path("properties");
                assertThat(condition.path(variant.path("field").asString()).path("const"))
                        .isEqualTo(variant.path("value"));
            }
            if (!variant.isMissingNode()) {
                variants.add(variant.toString());
            }
        }
        assertThat(variants)
                .doesNotHaveDuplicates()
                .hasSize(SCHEMA.findValues(Annotations.VARIANT).size());
    }

    @Test
    void conditionBranchDeclaresTheFieldsOfItsCondition() {
        int branches = 0;
        for (JsonNode part : SCHEMA.findParents("if")) {
            JsonNode condition = part.path("if");
            JsonNode then = part.path("then");
            JsonNode otherwise = part.path("else");
            if (hasRules(then)) {
                assertThat(texts(then.path(Annotations.DEMANDED_BY))).isEqualTo(demanding(condition));
                branches++;
            }
            if (hasRules(otherwise)) {
                boolean byValue =
                        !condition.path("properties").findValues("const").isEmpty();
                boolean byPresence = condition.path("required").size() == 1 && !byValue;
                assertThat(otherwise.path(Annotations.ALTERNATIVE).asString(""))
                        .isEqualTo(
                                byPresence ? condition.path("required").path(0).asString() : "");
                JsonNode onlyWith = otherwise.path(Annotations.ONLY_WITH);
                assertThat(onlyWith.isObject()).isEqualTo(byValue && otherwise.has("properties"));
                onlyWith.properties()
                        .forEach(field -> assertThat(condition
                                        .path("properties")
                                        .path(field.getKey())
                                        .path("const"))
                                .isEqualTo(field.getValue()));
                branches++;
            }
        }
        assertThat(branches).isGreaterThan(20);
    }

    private static boolean hasRules(JsonNode branch) {
        return branch.has("required") || branch.has("properties");
    }

    private static List<String> demanding(JsonNode condition) {
        List<String> fields = new ArrayList<>(texts(condition.path("required")));
        condition.path("anyOf").valueStream().forEach(one -> fields.addAll(demanding(one)));
        return fields;
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
