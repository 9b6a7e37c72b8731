// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.model.ChangedItem;
import io.registries.compiler.model.Impact;
import java.util.List;
import java.util.stream.Stream;

/** What a change touches, as a table for a console. */
public final class ImpactTable {
    private static final int MAX_ROWS = 100;

    private ImpactTable() {}

    /** The table's lines, the headers first; one line where nothing is touched. */
    public static List<ConsoleLine> of(Impact impact) {
        if (impact.items().isEmpty()) {
            return List.of(ConsoleLine.of("no impact: nothing differs from the baseline"));
        }
        List<ConsoleLine> lines = Table.lines(Stream.concat(
                        Stream.of(List.of("item", "name", "change", "values")),
                        impact.items().stream()
                                .limit(MAX_ROWS)
                                .map(touch -> List.of(
                                        touch.subject().displayName(),
                                        touch.name(),
                                        touch.change().id(),
                                        values(touch))))
                .toList());
        int more = impact.items().size() - MAX_ROWS;
        return more > 0
                ? Stream.concat(lines.stream(), Stream.of(ConsoleLine.of("and " + more + " more")))
                        .toList()
                : lines;
    }

    /** The values that differ, in one line. */
    static String values(ChangedItem item) {
        return String.join("; ", valueList(item));
    }

    /** The values that differ, each in one line. */
    static List<String> valueList(ChangedItem item) {
        return item.fields().stream()
                .map(field -> field.name() + ": " + shown(field.from()) + " -> " + shown(field.to()))
                .toList();
    }

    private static String shown(String value) {
        return value.isEmpty() ? "none" : value;
    }
}
