// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One variant of a kind of map, such as a type of registry, as {@link Annotations#VARIANT} describes it.
 *
 * @param part of the schema
 */
record SchemaVariant(JsonNode part) {

    static Optional<SchemaVariant> of(JsonNode part) {
        return part.has(Annotations.VARIANT) ? Optional.of(new SchemaVariant(part)) : Optional.empty();
    }

    boolean isOfSameKind(SchemaVariant other) {
        return says("of").equals(other.says("of"));
    }

    boolean hasAll(List<String> fields) {
        return fields.stream().allMatch(part.path("properties")::has);
    }

    /** What messages call a map of this variant. */
    String mapName() {
        return says("field").isEmpty()
                ? "this " + part.path("title").asString("map").toLowerCase(Locale.ROOT)
                : says("field") + " `" + says("value") + "`";
    }

    /** What messages call the variant as one of several. */
    String name() {
        return says("field").equals("type")
                ? "`" + says("value") + "`"
                : "`" + says("field") + ": " + says("value") + "`";
    }

    private String says(String key) {
        return part.path(Annotations.VARIANT).path(key).asString("");
    }
}
