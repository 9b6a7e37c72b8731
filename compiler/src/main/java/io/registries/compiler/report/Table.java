// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.VisibleText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Columns of text, each as wide as its widest cell. */
final class Table {
    private Table() {}

    /**
     * Formats a table.
     *
     * @param rows the header row first; all of the same length
     */
    static List<ConsoleLine> lines(List<List<String>> rows) {
        List<List<String>> visible = rows.stream()
                .map(row -> row.stream().map(VisibleText::of).toList())
                .toList();
        List<Integer> widths = IntStream.range(0, rows.get(0).size())
                .mapToObj(column -> visible.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        return visible.stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(column -> row.get(column)
                                + " "
                                        .repeat(widths.get(column)
                                                - row.get(column).length()))
                        .collect(Collectors.joining("  "))
                        .stripTrailing())
                .map(ConsoleLine::of)
                .toList();
    }
}
