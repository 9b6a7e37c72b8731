// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.picture;

import io.registries.compiler.diagnostic.Plurals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The nodes of a column. Items become nodes of their own if there are few; otherwise they share the nodes of a coarser
 * level, and what is still too much shares a last node.
 */
final class ColumnNodes {
    /** More nodes would not fit on a page. */
    static final int MAX_NODES = 30;

    private static final String OTHERS = "others";

    /**
     * The name of an item on one level of detail.
     *
     * @param key items with the same key share a node
     * @param group the heading of the node; may be empty
     * @param label of the node; if empty, the number of its items
     * @param detail of the node; if empty, the number of its items
     */
    record NodeName(String key, String group, String label, String detail) {}

    private final PictureColumn column;
    private final Map<String, List<NodeName>> items = new LinkedHashMap<>();
    private final Map<String, PictureNode> nodes = new LinkedHashMap<>();

    ColumnNodes(PictureColumn column) {
        this.column = column;
    }

    /**
     * Adds an item, once.
     *
     * @param levels its names, from fine to coarse; the first one identifies it
     */
    void add(NodeName... levels) {
        items.putIfAbsent(levels[0].key(), List.of(levels));
    }

    /** Makes the nodes of the items that were added. */
    List<PictureNode> build() {
        int level = 0;
        while (level < levels() - 1 && keys(level).size() > MAX_NODES) {
            level++;
        }
        Set<String> keys = keys(level);
        List<String> kept = new ArrayList<>(keys);
        if (keys.size() > MAX_NODES) {
            kept = kept.subList(0, MAX_NODES - 1);
        }
        Map<String, List<String>> members = new LinkedHashMap<>();
        for (var item : items.entrySet()) {
            String key = item.getValue().get(level).key();
            members.computeIfAbsent(kept.contains(key) ? key : "", ignored -> new ArrayList<>())
                    .add(item.getKey());
        }
        List<PictureNode> built = new ArrayList<>();
        for (var member : members.entrySet()) {
            PictureNode node = node(built.size(), member.getKey(), level, member.getValue());
            built.add(node);
            member.getValue().forEach(item -> nodes.put(item, node));
        }
        return built;
    }

    private PictureNode node(int index, String key, int level, List<String> members) {
        String id = column.prefix() + Integer.toString(index);
        String count = Plurals.count(members.size(), column.noun());
        NodeName name = Objects.requireNonNull(items.get(members.get(0))).get(level);
        if (key.isEmpty()) {
            return new PictureNode(id, column, "", OTHERS, count);
        }
        return new PictureNode(
                id,
                column,
                name.group(),
                name.label().isEmpty() ? count : name.label(),
                name.detail().isEmpty() && level > 0 ? count : name.detail());
    }

    /** The identifier of the node of an item. */
    String id(String item) {
        return Objects.requireNonNull(nodes.get(item), item).id();
    }

    /** Whether an item was added. */
    boolean contains(String item) {
        return items.containsKey(item);
    }

    private int levels() {
        return items.values().stream().mapToInt(List::size).min().orElse(1);
    }

    private Set<String> keys(int level) {
        Set<String> keys = new LinkedHashSet<>();
        items.values().forEach(names -> keys.add(names.get(level).key()));
        return keys;
    }
}
