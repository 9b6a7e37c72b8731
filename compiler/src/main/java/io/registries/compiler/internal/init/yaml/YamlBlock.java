// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.yaml;

import io.registries.compiler.internal.format.YamlScalars;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The lines of a map in block style, without indentation. Not thread-safe. */
public final class YamlBlock {
    private static final String INDENTATION = "  ";
    private static final String COMMENT = "#";

    private final List<String> lines = new ArrayList<>();

    public void comment(String text) {
        lines.add(SafeText.comment(text));
    }

    public void comments(List<String> texts) {
        texts.forEach(this::comment);
    }

    /**
     * Adds a field.
     *
     * @param value a string, a boolean, a list of strings, or a map of these
     */
    public void put(String key, Object value) {
        String name = YamlScalars.quote(key) + ":";
        if (value instanceof Map<?, ?> map) {
            putMap(name, map);
        } else if (value instanceof List<?> list) {
            lines.add(name + " "
                    + YamlScalars.flow(list.stream().map(Object::toString).toList()));
        } else if (value instanceof String text && YamlScalars.fitsLiteral(text)) {
            lines.add(name + (text.endsWith("\n") ? " |" : " |-"));
            text.lines().forEach(line -> lines.add(line.isEmpty() ? "" : INDENTATION + line));
        } else {
            lines.add(name + " " + (value instanceof String text ? YamlScalars.quote(text) : value.toString()));
        }
    }

    public void putAll(Map<String, Object> fields) {
        fields.forEach(this::put);
    }

    private void putMap(String name, Map<?, ?> map) {
        if (map.size() == 1 && map.values().iterator().next() instanceof String text && !text.contains("\n")) {
            lines.add(name + " " + YamlScalars.flow(map));
            return;
        }
        lines.add(name);
        YamlBlock nested = new YamlBlock();
        map.forEach((key, value) -> nested.put(key.toString(), value));
        addIndented(nested.lines);
    }

    /** Adds a field with a list of maps. */
    public void putItems(String key, List<YamlBlock> items) {
        lines.add(YamlScalars.quote(key) + ":");
        items.forEach(item -> addIndented(item.asItem()));
    }

    /** The lines of the map as a list item. */
    public List<String> asItem() {
        List<String> item = new ArrayList<>();
        boolean started = false;
        for (String line : lines) {
            boolean isLeadingComment = !started && line.startsWith(COMMENT);
            String prefix = isLeadingComment ? "" : started ? INDENTATION : "- ";
            started |= !isLeadingComment;
            item.add(line.isEmpty() ? "" : prefix + line);
        }
        return item;
    }

    private void addIndented(List<String> others) {
        others.forEach(line -> lines.add(line.isEmpty() ? "" : INDENTATION + line));
    }
}
