// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text of the file, and which of its items stands where. An item that is refused stays as a comment, so that
 * nothing is lost.
 */
final class YamlDocument {
    /** The list that is never left out: without it the file would look broken. */
    static final String REGISTRIES = "registries";

    private static final String STEP = "  ";

    private final List<String> lines = new ArrayList<>();
    private final List<PlacedItem> placed = new ArrayList<>();
    private final Map<YamlListItem, String> refused;

    private record PlacedItem(YamlListItem item, int from, int to) {}

    /**
     * @param head comments at the very beginning
     * @param refused why items are left as comments
     */
    YamlDocument(List<String> head, Map<YamlListItem, String> refused) {
        this.refused = refused;
        head.forEach(line -> lines.add(line.isEmpty() ? "#" : SafeText.comment(line)));
        lines.add("apiVersion: registries/v1");
    }

    /** One of the three lists. */
    void section(String key, List<String> comments, List<YamlListItem> items) {
        if (items.isEmpty() && comments.isEmpty()) {
            return;
        }
        lines.add("");
        comments.forEach(comment -> lines.add(SafeText.comment(comment)));
        if (items.isEmpty() && !key.equals(REGISTRIES)) {
            return;
        }
        boolean none = items.stream().allMatch(refused::containsKey);
        lines.add(none ? key + ": []" : key + ":");
        items.forEach(this::add);
    }

    private void add(YamlListItem item) {
        int from = lines.size() + 1;
        String reason = refused.get(item);
        if (reason == null) {
            item.lines().forEach(line -> lines.add(line.isEmpty() ? "" : STEP + line));
            placed.add(new PlacedItem(item, from, lines.size()));
            return;
        }
        lines.add(STEP + SafeText.comment("left out: " + reason));
        item.lines().forEach(line -> lines.add(STEP + SafeText.comment(line)));
    }

    /** The item that a line belongs to. */
    Optional<YamlListItem> itemAt(int line) {
        return placed.stream()
                .filter(one -> one.from() <= line && line <= one.to())
                .map(PlacedItem::item)
                .findFirst();
    }

    int count(String kind) {
        return (int)
                placed.stream().filter(one -> one.item().kind().equals(kind)).count();
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }
}
