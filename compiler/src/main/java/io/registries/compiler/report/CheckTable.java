// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.connectivity.RegistryCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How far each registry was proved, as a table for a console. */
public final class CheckTable {
    private static final List<String> HEADERS =
            List.of("registry", "reached", "proved", "latency", "certificate", "pulls left");

    private CheckTable() {}

    /** The table's lines, the headers first. */
    public static List<String> of(List<RegistryCheck> checks) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADERS);
        checks.stream().map(CheckTable::row).forEach(rows::add);
        List<Integer> widths = IntStream.range(0, HEADERS.size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        return rows.stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(column -> row.get(column)
                                + " "
                                        .repeat(widths.get(column)
                                                - row.get(column).length()))
                        .collect(Collectors.joining("  "))
                        .stripTrailing())
                .toList();
    }

    private static List<String> row(RegistryCheck check) {
        return List.of(
                check.name(),
                check.reached().word(),
                check.proved(),
                check.latency().map(latency -> latency.toMillis() + " ms").orElse("-"),
                check.daysToExpiry().map(days -> days + " days").orElse("-"),
                check.remainingPulls().map(String::valueOf).orElse("-"));
    }
}
