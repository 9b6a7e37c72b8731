// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.yaml;

import io.registries.compiler.internal.syntax.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Converts YAML to JSON trees. Numbers are converted to strings. */
public final class YamlTree {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private YamlTree() {}

    public static JsonNode toJson(Node node) {
        if (node instanceof Node.Mapping mapping) {
            ObjectNode object = JSON.objectNode();
            mapping.entries().forEach(entry -> object.set(entry.key(), toJson(entry.value())));
            return object;
        }
        if (node instanceof Node.Sequence sequence) {
            ArrayNode array = JSON.arrayNode();
            sequence.items().forEach(item -> array.add(toJson(item)));
            return array;
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return scalar.kind() == Node.Kind.NULL ? JSON.nullNode() : JSON.stringNode(scalar.text());
    }
}
