// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import com.networknt.schema.Error;
import io.registries.compiler.internal.syntax.Node;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One error of the schema library, brought back to the YAML's tree and to the part of the schema that it violates.
 *
 * @param keyword that was violated
 * @param node that violates it
 * @param parent of the node; the node itself at the root
 * @param name how messages name the node
 * @param field the field that the error is about; for most errors the node's own
 * @param place of the keyword in the schema
 */
record Violation(String keyword, Node node, Node parent, String name, String field, SchemaLocation place) {
    static final String REQUIRED = "required";
    static final String UNKNOWN_FIELD = "additionalProperties";
    static final String INAPPLICABLE_FIELD = "false";
    static final String KEY = "propertyNames";

    static Violation of(Error error, Node root, JsonNode schema) {
        Node node = root;
        Node parent = root;
        String name = "the file";
        String field = "";
        for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
            Object step = error.getInstanceLocation().getElement(i);
            parent = node;
            node = NodeJson.child(node, step).orElse(node);
            if (step instanceof String key) {
                field = key;
                name = "`" + key + "`";
            } else {
                name = "an item of `" + field + "`";
            }
        }
        String property = error.getProperty();
        return new Violation(
                error.getKeyword(),
                node,
                parent,
                name,
                property == null ? field : property,
                SchemaLocation.of(error, schema));
    }

    boolean is(String other) {
        return keyword.equals(other);
    }

    /** The map that the error is about. */
    Node map() {
        return is(REQUIRED) || is(UNKNOWN_FIELD) || is(KEY) ? node : parent;
    }

    /** The field whose presence or value is why the keyword applies. */
    Optional<Node.Entry> reason() {
        return place.annotation(Annotations.DEMANDED_BY).stream()
                .flatMap(JsonNode::valueStream)
                .flatMap(field -> map() instanceof Node.Mapping mapping
                        ? mapping.entry(field.asString()).stream()
                        : Stream.empty())
                .findFirst();
    }

    /** Whether the part may stand for a secret, of which messages repeat nothing. */
    boolean isSensitive() {
        return place.part().path(Annotations.SENSITIVE).asBoolean(false);
    }
}
