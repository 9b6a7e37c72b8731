// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import io.registries.compiler.internal.syntax.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A YAML file as the same tree that JSON gives; numbers stay the texts that they are. */
final class YamlTree {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private YamlTree() {}

    static JsonNode of(Node node) {
        if (node instanceof Node.Mapping mapping) {
            ObjectNode object = JSON.objectNode();
            mapping.entries().forEach(entry -> object.set(entry.key(), of(entry.value())));
            return object;
        }
        if (node instanceof Node.Sequence sequence) {
            ArrayNode array = JSON.arrayNode();
            sequence.items().forEach(item -> array.add(of(item)));
            return array;
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return scalar.kind() == Node.Kind.NULL ? JSON.nullNode() : JSON.stringNode(scalar.text());
    }
}
