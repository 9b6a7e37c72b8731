// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Go struct into which Devtron decodes JSON.
 *
 * @param name the name in Go messages
 * @param fields the fields by JSON name
 */
public record GoStruct(String name, Map<String, Field> fields) {

    /** The type of a field. Go treats null as absent. */
    public sealed interface Field permits Plain, Nested, Listed {}

    /** Types without fields of their own. */
    public enum Plain implements Field {
        TEXT("string"),
        FLAG("bool"),
        NUMBER("int"),
        TEXTS("[]string"),
        TEXTS_BY_NAME("map[string]string"),
        ANY("interface {}");

        private final String go;

        Plain(String go) {
            this.go = go;
        }

        private boolean takes(JsonNode value) {
            return switch (this) {
                case TEXT -> value.isString();
                case FLAG -> value.isBoolean();
                case NUMBER -> value.isInt();
                case TEXTS -> value.isArray() && value.valueStream().allMatch(JsonNode::isString);
                case TEXTS_BY_NAME -> value.isObject() && value.valueStream().allMatch(JsonNode::isString);
                case ANY -> true;
            };
        }
    }

    /**
     * A struct within a struct.
     *
     * @param struct the inner one
     */
    public record Nested(GoStruct struct) implements Field {}

    /**
     * A list of structs.
     *
     * @param struct the items
     */
    public record Listed(GoStruct struct) implements Field {}

    /**
     * The error of Go for a document. Go ignores unknown fields and the case of names, so a misspelled field would have
     * no effect; here it is an error, as with {@code DisallowUnknownFields}.
     */
    Optional<String> problem(JsonNode document) {
        return document.propertyStream()
                .flatMap(entry -> problem(entry.getKey(), entry.getValue()).stream())
                .findFirst();
    }

    /**
     * The fields that Go reads: without unknown ones and null, named as in the struct whatever the case in the document.
     *
     * @throws IllegalArgumentException with the message of Go, if a value has another type
     */
    public ObjectNode decode(JsonNode document) {
        if (!document.isObject()) {
            throw new IllegalArgumentException(
                    "json: cannot unmarshal " + type(document) + " into Go value of type " + name);
        }
        ObjectNode decoded = JsonNodeFactory.instance.objectNode();
        document.properties()
                .forEach(entry -> field(entry.getKey())
                        .filter(field -> !entry.getValue().isNull())
                        .ifPresent(field -> decoded.set(field, decode(field, entry.getValue()))));
        return decoded;
    }

    private Optional<String> field(String key) {
        return fields.containsKey(key)
                ? Optional.of(key)
                : fields.keySet().stream().filter(key::equalsIgnoreCase).findFirst();
    }

    private JsonNode decode(String key, JsonNode value) {
        Field field = fields.get(key);
        if (field instanceof Nested nested && value.isObject()) {
            return nested.struct().decode(value);
        }
        if (field instanceof Listed listed && value.isArray()) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            value.forEach(item -> items.add(listed.struct().decode(item)));
            return items;
        }
        if (field instanceof Plain plain && plain.takes(value)) {
            return value.deepCopy();
        }
        throw new IllegalArgumentException(mistyped(key, value));
    }

    private Optional<String> problem(String key, JsonNode value) {
        Field field = fields.get(key);
        if (field == null) {
            return Optional.of("400 json: unknown field \"" + key + "\"");
        }
        if (value.isNull()) {
            return Optional.empty();
        }
        if (field instanceof Nested nested && value.isObject()) {
            return nested.struct().problem(value);
        }
        if (field instanceof Listed listed && value.isArray()) {
            return value.valueStream()
                    .flatMap(item -> listed.struct().problem(item).stream())
                    .findFirst();
        }
        return field instanceof Plain plain && plain.takes(value)
                ? Optional.empty()
                : Optional.of("400 " + mistyped(key, value));
    }

    private String mistyped(String key, JsonNode value) {
        return "json: cannot unmarshal " + type(value) + " into Go struct field " + name + "." + key + " of type "
                + typeOf(key);
    }

    private String typeOf(String key) {
        Field field = fields.get(key);
        if (field instanceof Plain plain) {
            return plain.go;
        }
        return field instanceof Nested nested
                ? nested.struct().name()
                : "[]" + (field instanceof Listed listed ? listed.struct().name() : "");
    }

    private static String type(JsonNode value) {
        return value.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    /** The message of the validator for a field. */
    static String invalid(String path, String tag) {
        return "400 " + violation(path, tag);
    }

    /** The message of the validator for a field, without the status. */
    public static String violation(String path, String tag) {
        return "Key: '" + path + "' Error:Field validation for '" + path.substring(path.lastIndexOf('.') + 1)
                + "' failed on the '" + tag + "' tag";
    }
}
