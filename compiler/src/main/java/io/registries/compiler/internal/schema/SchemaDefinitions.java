// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import io.registries.compiler.internal.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The definitions of the schema, to check whether a correction of a map or a value would be valid. */
final class SchemaDefinitions {
    static final String PREFIX = "#/$defs/";

    /** Compiled when the first error is explained. */
    private static final Map<String, SchemaMatcher> MATCHERS =
            new SchemaCompiler(SchemaValidator.schema()).definitions();

    private SchemaDefinitions() {}

    /** Whether a node matches a definition. */
    static boolean matches(String definition, Node node) {
        SchemaMatcher matcher = MATCHERS.get(definition);
        return matcher != null && matcher.matches(node);
    }

    /** The definition that a part of the schema refers to. */
    static Optional<String> referredBy(JsonNode part) {
        String reference = part.path("$ref").asString("");
        return reference.startsWith(PREFIX) ? Optional.of(reference.substring(PREFIX.length())) : Optional.empty();
    }

    /** A copy of a map without some fields. */
    static Node.Mapping without(Node.Mapping map, List<String> fields) {
        return new Node.Mapping(
                map.entries().stream()
                        .filter(entry -> !fields.contains(entry.key()))
                        .toList(),
                map.span());
    }

    /** A copy of a map in which a field has a value. */
    static Node.Mapping with(Node.Mapping map, String field, Node value) {
        List<Node.Entry> entries = new ArrayList<>(without(map, List.of(field)).entries());
        entries.add(new Node.Entry(new Node.Scalar(Node.Kind.STRING, field, map.span()), value));
        return new Node.Mapping(entries, map.span());
    }
}
