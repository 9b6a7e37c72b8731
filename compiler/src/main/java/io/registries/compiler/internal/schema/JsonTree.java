// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import io.registries.compiler.internal.syntax.Node;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Converts trees to JSON for the schema library. */
final class JsonTree {
    private JsonTree() {}

    /** Converts a tree to JSON. */
    static JsonNode convert(Node node) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (node instanceof Node.Mapping mapping) {
            ObjectNode object = json.objectNode();
            for (Node.Entry entry : mapping.entries()) {
                object.set(entry.key(), convert(entry.value()));
            }
            return object;
        }
        if (node instanceof Node.Sequence sequence) {
            ArrayNode array = json.arrayNode(sequence.items().size());
            sequence.items().forEach(item -> array.add(convert(item)));
            return array;
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return switch (scalar.kind()) {
            case STRING -> json.stringNode(scalar.text());
            case BOOLEAN -> json.booleanNode(Boolean.parseBoolean(scalar.text()));
            case NULL -> json.nullNode();
            // The schema has no numeric fields, so the value does not matter.
            case NUMBER -> json.numberNode(0);
        };
    }
}
