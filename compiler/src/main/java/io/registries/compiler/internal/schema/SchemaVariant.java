// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.syntax.Node;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A variant of a map, such as a type of registry, described by {@link Annotations#VARIANT}.
 *
 * @param part the part of the schema that defines it
 */
record SchemaVariant(JsonNode part) {

    static Optional<SchemaVariant> read(JsonNode part) {
        return part.has(Annotations.VARIANT) ? Optional.of(new SchemaVariant(part)) : Optional.empty();
    }

    boolean hasSameKind(SchemaVariant other) {
        return annotation("of").equals(other.annotation("of"));
    }

    boolean hasAll(List<String> fields) {
        return fields.stream().allMatch(part.path("properties")::has);
    }

    /** The fields that every map of this variant has. */
    List<String> requiredFields() {
        return part.path("required").valueStream().map(JsonNode::asString).toList();
    }

    /** The name of a map of this variant in messages. */
    String mapName() {
        return !isSelectedByText()
                ? "this " + part.path("title").asString("map").toLowerCase(Locale.ROOT)
                : field() + " `" + value() + "`";
    }

    /** The field that selects the variant. */
    String field() {
        return annotation("field");
    }

    /** The value that selects the variant. */
    String value() {
        return annotation("value");
    }

    /** Whether a text selects the variant, not a flag. */
    boolean isSelectedByText() {
        return part.path(Annotations.VARIANT).path("value").isString();
    }

    /** The node that selects the variant. */
    Node selection() {
        Span nowhere = new Span(new SourceFile("schema", Path.of("schema"), ""), 1, 1, 1, 1);
        return new Node.Scalar(isSelectedByText() ? Node.Kind.STRING : Node.Kind.BOOLEAN, value(), nowhere);
    }

    /** What to write to select the variant. */
    String setting() {
        return field() + ": " + value();
    }

    private String annotation(String key) {
        return part.path(Annotations.VARIANT).path(key).asString("");
    }
}
