// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Access to JSON with the zero values of Go: an absent field is empty, false or 0. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static JsonNode parse(String text) {
        return MAPPER.readTree(text);
    }

    /** A tree of maps, lists and values. */
    static JsonNode of(Object content) {
        return MAPPER.valueToTree(content);
    }

    /** RFC 7386. */
    static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch.isMissingNode() ? target : patch;
        }
        ObjectNode merged = target instanceof ObjectNode object ? object.deepCopy() : object();
        patch.properties().forEach(entry -> {
            if (entry.getValue().isNull()) {
                merged.remove(entry.getKey());
            } else {
                merged.set(entry.getKey(), merged(merged.path(entry.getKey()), entry.getValue()));
            }
        });
        return merged;
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static ArrayNode array(Stream<? extends JsonNode> items) {
        ArrayNode array = array();
        items.forEach(array::add);
        return array;
    }

    static ArrayNode texts(String... texts) {
        ArrayNode array = array();
        Arrays.stream(texts).forEach(array::add);
        return array;
    }

    static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    static int number(JsonNode node, String field) {
        return node.path(field).asInt(0);
    }

    static boolean flag(JsonNode node, String field) {
        return node.path(field).asBoolean(false);
    }

    /** A flag of the state whose absence means true. */
    static boolean unlessFalse(JsonNode node, String field) {
        return node.path(field).asBoolean(true);
    }

    static Stream<ObjectNode> objects(JsonNode array) {
        return array.valueStream().filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast);
    }

    static Optional<ObjectNode> first(JsonNode array, Predicate<ObjectNode> condition) {
        return objects(array).filter(condition).findFirst();
    }

    static Optional<ObjectNode> byId(JsonNode array, int id) {
        return first(array, item -> number(item, "id") == id);
    }

    static boolean contains(JsonNode texts, String text) {
        return texts.valueStream().anyMatch(item -> item.asString("").equals(text));
    }

    /** The array of a field, created if absent. */
    static ArrayNode arrayOf(ObjectNode owner, String field) {
        return owner.get(field) instanceof ArrayNode array ? array : owner.putArray(field);
    }

    static int nextId(Stream<ObjectNode> items) {
        return items.map(item -> number(item, "id"))
                        .max(Comparator.naturalOrder())
                        .orElse(0)
                + 1;
    }

    /** Copies fields as they are; a zero value is written where Go has no {@code omitempty}. */
    static void copyAll(JsonNode from, ObjectNode to, String... fields) {
        for (String field : fields) {
            JsonNode value = from.get(field);
            if (value != null) {
                to.set(field, value.deepCopy());
            }
        }
    }

    /** Copies the fields that Go would not omit as empty. */
    static void copyPresent(JsonNode from, ObjectNode to, String... fields) {
        for (String field : fields) {
            JsonNode value = from.path(field);
            if (!isZero(value)) {
                to.set(field, value.deepCopy());
            }
        }
    }

    static boolean isZero(JsonNode value) {
        return switch (value.getNodeType()) {
            case MISSING, NULL -> true;
            case STRING -> value.asString().isEmpty();
            case NUMBER -> value.asInt(1) == 0;
            case BOOLEAN -> !value.asBoolean();
            default -> value.isEmpty();
        };
    }
}
