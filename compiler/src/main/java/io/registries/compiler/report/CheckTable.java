// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.model.RegistryCheck;
import java.util.ArrayList;
import java.util.List;

/** The results of connectivity checks as a table for a console. */
public final class CheckTable {
    private static final List<String> HEADERS =
            List.of("registry", "stage", "summary", "latency", "certificate", "pulls left");

    private CheckTable() {}

    /** The table's lines, the headers first. */
    public static List<ConsoleLine> of(List<RegistryCheck> checks) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADERS);
        checks.stream().map(CheckTable::row).forEach(rows::add);
        return Table.lines(rows);
    }

    private static List<String> row(RegistryCheck check) {
        return List.of(
                check.name(),
                check.stage().id(),
                check.summary(),
                check.latency().map(latency -> latency.toMillis() + " ms").orElse("-"),
                check.daysToExpiry().map(days -> days + " days").orElse("-"),
                check.remainingPulls().map(String::valueOf).orElse("-"));
    }
}
