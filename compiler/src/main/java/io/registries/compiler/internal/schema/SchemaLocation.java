// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.schema;

import com.networknt.schema.Error;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The location of a violated keyword in the schema.
 *
 * @param schema the whole schema
 * @param keyword the pointer to the keyword
 */
record SchemaLocation(JsonNode schema, JsonPointer keyword) {

    static SchemaLocation parse(Error error, JsonNode schema) {
        String location = error.getSchemaLocation().toString();
        return new SchemaLocation(schema, JsonPointer.compile(location.substring(location.indexOf('#') + 1)));
    }

    /** The value of the keyword. */
    JsonNode value() {
        return schema.at(keyword);
    }

    /** The part of the schema that contains the keyword. */
    JsonNode part() {
        return schema.at(keyword.head());
    }

    /** The names of the fields that the part defines. */
    List<String> fields() {
        return part().path("properties").propertyStream().map(Map.Entry::getKey).toList();
    }

    /** The schema of a field in the closest enclosing part that defines it. */
    JsonNode field(String name) {
        return closest(part -> part.path("properties").path(name).isObject())
                .map(part -> resolve(part.path("properties").path(name)))
                .orElse(MissingNode.getInstance());
    }

    /** An annotation of the closest enclosing part that has it. */
    Optional<JsonNode> annotation(String name) {
        return closest(part -> part.has(name)).map(part -> part.path(name));
    }

    /** The variant of a map that the part describes, if any. */
    Optional<SchemaVariant> variant() {
        return SchemaVariant.read(part());
    }

    /** The name of the definition that contains the keyword; if it is a variant, of the one that chooses between variants. */
    String family() {
        String definition = keyword.tail().getMatchingProperty();
        return definition.contains("-") ? definition.substring(0, definition.indexOf('-')) : definition;
    }

    /** The names of the definitions of maps that a field, or the list in it, can contain. */
    Stream<String> definitionsOfMapsIn(String field) {
        return Stream.concat(Stream.of(schema), schema.path("$defs").valueStream())
                .map(definition -> definition.path("properties").path(field))
                .flatMap(part -> Stream.of(part, part.path("items")))
                .flatMap(part -> SchemaDefinitions.referredBy(part).stream())
                .distinct();
    }

    /** The other variants that have all these fields. */
    List<SchemaVariant> variantsWith(List<String> fields) {
        Optional<SchemaVariant> variant = variant();
        if (variant.isEmpty()) {
            return List.of();
        }
        return schema.path("$defs")
                .valueStream()
                .flatMap(definition -> SchemaVariant.read(definition).stream())
                .filter(other -> other.hasSameKind(variant.get()) && other.hasAll(fields))
                .toList();
    }

    /** Resolves the reference of a part of the schema, if it has one. */
    JsonNode resolve(JsonNode part) {
        String reference = part.path("$ref").asString("");
        return reference.isEmpty() ? part : schema.at(reference.substring(1));
    }

    private Optional<JsonNode> closest(Predicate<JsonNode> condition) {
        return Stream.iterate(keyword, pointer -> pointer != null, JsonPointer::head)
                .map(schema::at)
                .filter(condition)
                .findFirst();
    }
}
