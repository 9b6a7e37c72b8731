// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text of the file and the lines of its items. Skipped items are written as comments, so that nothing is lost.
 */
public final class YamlDocument {
    /** This list is always written, even if it is empty. */
    public static final String REGISTRIES = "registries";

    private static final String INDENTATION = "  ";

    private final List<String> lines = new ArrayList<>();
    private final List<PlacedItem> placed = new ArrayList<>();
    private final Map<YamlListItem, String> skipped;

    private record PlacedItem(YamlListItem item, int from, int to) {}

    /**
     * @param header comments at the top of the file
     * @param skipped the items to comment out, with reasons
     */
    public YamlDocument(List<String> header, Map<YamlListItem, String> skipped) {
        this.skipped = skipped;
        header.forEach(line -> lines.add(line.isEmpty() ? "#" : SafeText.comment(line)));
        lines.add("apiVersion: registries/v1");
    }

    /** Adds one of the three lists. */
    public void section(String key, List<String> comments, List<YamlListItem> items) {
        if (items.isEmpty() && comments.isEmpty()) {
            return;
        }
        lines.add("");
        comments.forEach(comment -> lines.add(SafeText.comment(comment)));
        if (items.isEmpty() && !key.equals(REGISTRIES)) {
            return;
        }
        boolean isEmpty = items.stream().allMatch(skipped::containsKey);
        lines.add(isEmpty ? key + ": []" : key + ":");
        items.forEach(this::add);
    }

    private void add(YamlListItem item) {
        int from = lines.size() + 1;
        String reason = skipped.get(item);
        if (reason == null) {
            item.lines().forEach(line -> lines.add(line.isEmpty() ? "" : INDENTATION + line));
            placed.add(new PlacedItem(item, from, lines.size()));
            return;
        }
        lines.add(INDENTATION + SafeText.comment("commented out: " + reason));
        item.lines().forEach(line -> lines.add(INDENTATION + SafeText.comment(line)));
    }

    /** The item that contains a line. */
    public Optional<YamlListItem> itemAt(int line) {
        return placed.stream()
                .filter(candidate -> candidate.from() <= line && line <= candidate.to())
                .map(PlacedItem::item)
                .findFirst();
    }

    public int count(String kind) {
        return (int) placed.stream()
                .filter(candidate -> candidate.item().kind().equals(kind))
                .count();
    }

    public String text() {
        return String.join("\n", lines) + "\n";
    }
}
