// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Plurals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a goal would change or has changed: one list for the impact, the plan and the drift each.
 *
 * @param title the heading
 * @param summary one sentence; may be empty
 * @param items in any order
 */
record ActionList(String title, String summary, List<ActionItem> items) {
    /** More would not be read; the other reports have them. */
    private static final int MAX_ITEMS = 2_000;

    private static final int MAX_LINES = 1_000;

    ActionList {
        items = List.copyOf(items);
    }

    /** The variables of its template. */
    Map<String, Object> fields() {
        List<Map<String, Object>> groups = new ArrayList<>();
        int items = 0;
        int lines = 0;
        for (ActionKind kind : ActionKind.values()) {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (ActionItem item : this.items) {
                if (item.kind() == kind && items < MAX_ITEMS) {
                    rows.add(fields(item, lines < MAX_LINES));
                    items++;
                    lines += item.lines().size();
                }
            }
            if (!rows.isEmpty()) {
                groups.add(new TemplateFields()
                        .put("kind", kind.id())
                        .put("sign", kind.sign())
                        .put("kindName", kind.displayName())
                        .put("count", rows.size())
                        .put("rows", rows)
                        .map());
            }
        }
        return new TemplateFields()
                .put("title", title)
                .put("sentence", summary)
                .put("groups", groups)
                .put("more", more(this.items.size() - items))
                .map();
    }

    private static String more(int count) {
        return count > 0 ? "and " + Plurals.count(count, "more item") : "";
    }

    private static Map<String, Object> fields(ActionItem item, boolean withLines) {
        return new TemplateFields()
                .put("type", item.type())
                .put("name", item.name())
                .put(
                        "reasons",
                        item.reason().stream()
                                .map(reason -> new TemplateFields()
                                        .put("message", HtmlMessage.parts(reason))
                                        .map())
                                .toList())
                .put("values", item.values())
                .put("diff", diff(withLines ? item.lines() : List.of()))
                .map();
    }

    private static List<Map<String, Object>> diff(List<String> lines) {
        return lines.isEmpty()
                ? List.of()
                : List.of(new TemplateFields()
                        .put(
                                "diffLines",
                                lines.stream()
                                        .limit(MAX_LINES)
                                        .map(line -> new TemplateFields()
                                                .put("line", line)
                                                .put("lineKind", kindOf(line))
                                                .map())
                                        .toList())
                        .map());
    }

    private static String kindOf(String line) {
        if (line.startsWith("+")) {
            return "added";
        }
        return line.startsWith("-") ? "removed" : "context";
    }
}
