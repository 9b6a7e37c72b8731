// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A Go struct into which Devtron decodes JSON.
 *
 * @param name the name in Go messages
 * @param fields the fields by JSON name
 */
record GoStruct(String name, Map<String, Field> fields) {

    /** The type of a field. Go treats null as absent. */
    sealed interface Field permits Plain, Nested {}

    /** Types without fields of their own. */
    enum Plain implements Field {
        TEXT("string"),
        FLAG("bool"),
        NUMBER("int"),
        TEXTS("[]string"),
        TEXTS_BY_NAME("map[string]string");

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
            };
        }
    }

    /**
     * A struct within a struct.
     *
     * @param struct the inner one
     */
    record Nested(GoStruct struct) implements Field {}

    /**
     * The error of Go for a document. Go ignores unknown fields and the case of names, so a misspelled field would have
     * no effect; here it is an error, as with {@code DisallowUnknownFields}.
     */
    Optional<String> problem(JsonNode document) {
        return document.propertyStream()
                .flatMap(entry -> problem(entry.getKey(), entry.getValue()).stream())
                .findFirst();
    }

    private Optional<String> problem(String key, JsonNode value) {
        Field field = fields.get(key);
        if (field == null) {
            return Optional.of("400 json: unknown field \"" + key + "\"");
        }
        if (field instanceof Nested nested) {
            return value.isObject()
                    ? nested.struct().problem(value)
                    : mistyped(key, value, nested.struct().name());
        }
        return field instanceof Plain plain && !plain.takes(value) ? mistyped(key, value, plain.go) : Optional.empty();
    }

    private Optional<String> mistyped(String key, JsonNode value, String type) {
        return value.isNull()
                ? Optional.empty()
                : Optional.of("400 json: cannot unmarshal "
                        + value.getNodeType().name().toLowerCase(Locale.ROOT) + " into Go struct field " + name + "."
                        + key + " of type " + type);
    }

    /** The message of the validator for a field. */
    static String invalid(String path, String tag) {
        return "400 Key: '" + path + "' Error:Field validation for '" + path.substring(path.lastIndexOf('.') + 1)
                + "' failed on the '" + tag + "' tag";
    }
}
