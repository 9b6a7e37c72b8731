// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

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

    /** The name of a map of this variant in messages. */
    String mapName() {
        return part.path(Annotations.VARIANT).path("value").isBoolean()
                ? "this " + part.path("title").asString("map").toLowerCase(Locale.ROOT)
                : annotation("field") + " `" + annotation("value") + "`";
    }

    /** The name of the variant in lists of variants. */
    String name() {
        return annotation("field").equals("type")
                ? "`" + annotation("value") + "`"
                : "`" + annotation("field") + ": " + annotation("value") + "`";
    }

    private String annotation(String key) {
        return part.path(Annotations.VARIANT).path(key).asString("");
    }
}
