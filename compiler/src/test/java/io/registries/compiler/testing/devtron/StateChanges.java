// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What is different between two states of Devtron, one line for each value. */
public final class StateChanges {
    private StateChanges() {}

    public static String between(JsonNode before, JsonNode after) {
        Map<String, String> former = new TreeMap<>();
        Map<String, String> current = new TreeMap<>();
        collect("", before, former);
        collect("", after, current);
        NavigableSet<String> paths = new TreeSet<>(former.keySet());
        paths.addAll(current.keySet());
        List<String> lines = new ArrayList<>();
        for (String path : paths) {
            String from = former.getOrDefault(path, "(none)");
            String to = current.getOrDefault(path, "(none)");
            if (!from.equals(to)) {
                lines.add(path + ": " + from + " -> " + to + "\n");
            }
        }
        return String.join("", lines);
    }

    /** Objects of lists are named by their names, so that the lines can be read. */
    private static void collect(String path, JsonNode node, Map<String, String> values) {
        if (node.isObject() && !node.isEmpty()) {
            node.properties().forEach(field -> collect(path + "/" + field.getKey(), field.getValue(), values));
        } else if (node.isArray() && !node.isEmpty()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "/" + name(node.get(i), i), node.get(i), values);
            }
        } else {
            values.put(path, node.toString());
        }
    }

    private static String name(JsonNode item, int index) {
        for (String field : List.of("name", "appName", "releaseName", "environment_name")) {
            if (item.path(field).isString()) {
                return item.path(field).asString();
            }
        }
        return item.path("id").isString() ? item.path("id").asString() : String.valueOf(index);
    }
}
