// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.internal.syntax.Node;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A trailing line break is part of a string: only fields of any text accept it. Tests every string and key of a file
 * with all fields.
 */
class LineEndTest {
    private static final List<String> LINE_ENDS = List.of("\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029");

    /** Fields of any text, and references, URLs and plain secrets, which a later phase rejects. */
    private static final Set<String> FREE = Set.of(
            "applications/build/args/*",
            "applications/build/content",
            "applications/environments",
            "applications/environments/name",
            "applications/environments/pullsFrom/registry",
            "applications/build/baseRegistries",
            "applications/pipelines/args/*",
            "applications/pipelines/build/args/*",
            "applications/pipelines/build/baseRegistries",
            "applications/pipelines/environments",
            "applications/pipelines/registry",
            "applications/registry",
            "environments/nodePulls",
            "environments/pullSecrets/additionalRegistries",
            "environments/pullSecrets/credentials/* (key)",
            "environments/pullSecrets/external/logins/* (key)",
            "environments/pullSecrets/external/logins/*/generator/projectID",
            "environments/pullSecrets/external/logins/*/generator/projectID (key)",
            "environments/pullSecrets/registries",
            "registries/password",
            "registries/secretAccessKey",
            "registries/serviceAccountKey",
            "registries/url");

    @Test
    void namesDoNotEndWithALineBreak() throws IOException {
        Set<String> free = new TreeSet<>();
        eachText(everyField(), "", (path, changed) -> {
            boolean matches = SchemaValidator.Matchers.FILE.matches(changed);
            assertThat(SchemaValidator.ValidatorHolder.VALIDATOR.errors(changed).isEmpty())
                    .as(path)
                    .isEqualTo(matches);
            if (matches) {
                free.add(path);
            }
        });
        assertThat(free).containsExactlyInAnyOrderElementsOf(FREE);
    }

    @Test
    void everyTextFieldOfTheSchemaIsTested() throws IOException {
        Set<String> tried = new TreeSet<>();
        eachText(everyField(), "", (path, changed) -> tried.add(path.substring(path.lastIndexOf('/') + 1)));
        JsonNode schema = JsonMapper.builder().build().readTree(SchemaValidator.text());
        Set<String> fields = new TreeSet<>();
        schema.findValues("properties")
                .forEach(properties -> properties
                        .propertyStream()
                        .filter(field -> mayBeText(schema, field.getValue()))
                        .forEach(field -> fields.add(field.getKey())));
        assertThat(fields).hasSizeGreaterThan(30);
        fields.removeAll(tried);
        assertThat(fields).isEmpty();
    }

    private static boolean mayBeText(JsonNode schema, JsonNode field) {
        String reference = field.path("$ref").asString("");
        return reference.isEmpty()
                ? field.path("type").toString().contains("string")
                : mayBeText(schema, schema.at(reference.substring(1)));
    }

    /** Every tree with an additional line break in one string or key. */
    private static void eachText(Node node, String path, BiConsumer<String, Node> changed) {
        if (node instanceof Node.Mapping mapping) {
            boolean named = path.matches(".*/(args|options|labels|annotations|credentials|logins)");
            for (int i = 0; i < mapping.entries().size(); i++) {
                int index = i;
                Node.Entry entry = mapping.entries().get(i);
                String field = (path.isEmpty() ? "" : path + "/") + (named ? "*" : entry.key());
                withLineEnds(
                        entry.text(),
                        key -> changed.accept(
                                field + " (key)",
                                Trees.replaced(mapping, index, new Node.Entry((Node.Scalar) key, entry.value()))));
                eachText(
                        entry.value(),
                        field,
                        (where, value) -> changed.accept(
                                where, Trees.replaced(mapping, index, new Node.Entry(entry.text(), value))));
            }
        } else if (node instanceof Node.Sequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                int index = i;
                eachText(
                        list.items().get(i),
                        path,
                        (where, item) -> changed.accept(where, Trees.replaced(list, index, item)));
            }
        } else if (node instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.STRING) {
            withLineEnds(scalar, text -> changed.accept(path, text));
        }
    }

    private static void withLineEnds(Node.Scalar text, Consumer<Node> changed) {
        LINE_ENDS.forEach(end -> changed.accept(Trees.text(text.text() + end)));
    }

    private static Node everyField() throws IOException {
        Node tree = Trees.of(Trees.EVERY_FIELD).get(0);
        assertThat(SchemaValidator.ValidatorHolder.VALIDATOR.errors(tree)).isEmpty();
        return tree;
    }
}
