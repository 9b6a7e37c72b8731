// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.schema;

import io.registries.compiler.syntax.Node;
import java.util.Optional;

/** Nodes as JSON has them, told without making JSON of them: so no library is loaded for it. */
final class Nodes {
    private Nodes() {}

    /** What equals the value of another node exactly where the JSON of both is equal. */
    static Object value(Node node) {
        if (!(node instanceof Node.Scalar scalar)) {
            return JsonTree.of(node);
        }
        return switch (scalar.kind()) {
            case STRING -> scalar.text();
            case BOOLEAN -> Boolean.valueOf(scalar.text());
            case NULL -> Node.Kind.NULL;
            case NUMBER -> Node.Kind.NUMBER;
        };
    }

    /** The name of its type. */
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

    /** The step from a node to its child of this name or index. */
    static Optional<Node> child(Node node, Object step) {
        if (node instanceof Node.Mapping mapping) {
            return mapping.entry(step.toString()).map(Node.Entry::value);
        }
        if (node instanceof Node.Sequence sequence
                && step instanceof Integer index
                && index < sequence.items().size()) {
            return Optional.of(sequence.items().get(index));
        }
        return Optional.empty();
    }
}
