// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import io.registries.compiler.internal.syntax.Node;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The names of JSON Schema types in messages. */
final class TypeNames {
    private TypeNames() {}

    /** The name of the type of a node. */
    static String name(Node node) {
        if (node instanceof Node.Mapping) {
            return "a map";
        }
        if (node instanceof Node.Sequence) {
            return "a list";
        }
        return switch (((Node.Scalar) node).kind()) {
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
        };
    }

    /** The names of the types that the keyword {@code type} allows. */
    static String expected(JsonNode type) {
        Stream<JsonNode> types = type.isArray() ? type.valueStream() : Stream.of(type);
        return types.map(name -> expected(name.asString())).collect(Collectors.joining(" or "));
    }

    private static String expected(String type) {
        return switch (type) {
            case "object" -> "a map";
            case "array" -> "a list";
            case "boolean" -> "`true` or `false`";
            default -> "a string";
        };
    }
}
