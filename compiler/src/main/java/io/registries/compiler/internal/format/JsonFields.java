// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Lenient access to API responses: null, missing and empty fields are treated alike. */
public final class JsonFields {
    private JsonFields() {}

    public static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() && !value.isNull() ? value.asString("") : "";
    }

    public static Optional<String> nonBlank(JsonNode node, String field) {
        return Optional.of(text(node, field).strip()).filter(text -> !text.isEmpty());
    }

    public static boolean flag(JsonNode node, String field) {
        return text(node, field).equals("true");
    }

    public static Map<String, String> strings(JsonNode map) {
        Map<String, String> strings = new TreeMap<>();
        map.properties().forEach(entry -> strings.put(entry.getKey(), text(map, entry.getKey())));
        return strings;
    }

    /** The objects of a response: the response, its items, or its {@code result}. */
    public static List<JsonNode> beans(JsonNode response) {
        JsonNode content = response.has("result") ? response.path("result") : response;
        List<JsonNode> beans = new ArrayList<>();
        if (content.isArray()) {
            content.values().forEach(item -> beans.addAll(beans(item)));
        } else if (!content.isNull()) {
            beans.add(content);
        }
        return beans;
    }
}
