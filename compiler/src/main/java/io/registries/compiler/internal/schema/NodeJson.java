// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import io.registries.compiler.internal.syntax.Node;
import java.util.Optional;
import java.util.stream.Collectors;

/** JSON semantics of nodes, without loading a JSON library. */
final class NodeJson {
    private NodeJson() {}

    /** A value that equals that of another node if and only if their JSON is equal. */
    static Object value(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.entries().stream().collect(Collectors.toMap(Node.Entry::key, entry -> value(entry.value())));
        }
        if (node instanceof Node.Sequence sequence) {
            return sequence.items().stream().map(NodeJson::value).toList();
        }
        Node.Scalar scalar = (Node.Scalar) node;
        return switch (scalar.kind()) {
            case STRING -> scalar.text();
            case BOOLEAN -> Boolean.valueOf(scalar.text());
            // The schema has no numeric fields, so the value does not matter.
            case NUMBER, NULL -> scalar.kind();
        };
    }

    /** The JSON type of a node. */
    static String type(Node node) {
        if (node instanceof Node.Mapping) {
            return "object";
        }
        if (node instanceof Node.Sequence) {
            return "array";
        }
        return switch (((Node.Scalar) node).kind()) {
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case NUMBER -> "integer";
        };
    }

    /** The child of a node by name or index. */
    static Optional<Node> child(Node node, Object segment) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.entry(segment.toString()).map(Node.Entry::value);
        }
        if (node instanceof Node.Sequence sequence
                && segment instanceof Integer index
                && index < sequence.items().size()) {
            return Optional.of(sequence.items().get(index));
        }
        return Optional.empty();
    }
}
