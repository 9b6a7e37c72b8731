// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import com.networknt.schema.Error;
import io.registries.compiler.internal.syntax.Node;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * An error of the schema library, mapped to the YAML node and the violated part of the schema.
 *
 * @param keyword the violated keyword
 * @param node the node that violates it
 * @param parent the parent of the node; the root is its own parent
 * @param name the name of the node in messages
 * @param field the field that the error is about, usually that of the node
 * @param parentField the field that contains the parent, directly or in a list
 * @param location of the keyword in the schema
 */
record Violation(
        String keyword,
        Node node,
        Node parent,
        String name,
        String field,
        String parentField,
        SchemaLocation location) {
    static final String REQUIRED = "required";
    static final String UNKNOWN_FIELD = "additionalProperties";
    static final String INAPPLICABLE_FIELD = "false";
    static final String KEY = "propertyNames";

    static Violation resolve(Error error, Node root, JsonNode schema) {
        Node node = root;
        Node parent = root;
        String name = "the file";
        String field = "";
        String parentField = "";
        for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
            Object segment = error.getInstanceLocation().getElement(i);
            parent = node;
            node = NodeJson.child(node, segment).orElse(node);
            if (segment instanceof String key) {
                parentField = field;
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
                parentField,
                SchemaLocation.parse(error, schema));
    }

    boolean is(String other) {
        return keyword.equals(other);
    }

    /** The map that contains the field. */
    Node map() {
        return is(REQUIRED) || is(UNKNOWN_FIELD) || is(KEY) ? node : parent;
    }

    /** The field whose presence or value makes the keyword apply. */
    Optional<Node.Entry> reason() {
        return location.annotation(Annotations.DEMANDED_BY).stream()
                .flatMap(JsonNode::valueStream)
                .flatMap(field -> map() instanceof Node.Mapping mapping
                        ? mapping.entry(field.asString()).stream()
                        : Stream.empty())
                .findFirst();
    }

    /** Whether the value may be a secret, which messages do not repeat. */
    boolean isSensitive() {
        return location.part().path(Annotations.SENSITIVE).asBoolean(false);
    }
}
