// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What was set out to be reached, by the compiler as a plain process on one file; and whether it is.
 *
 * @param results of all workloads
 */
record Targets(List<Result> results) {
    String markdown() {
        List<String> rows = List.of(
                row("1,000 outputs, cold, to Node", 1.0, toNode(1_000)),
                row("10,000 outputs, cold, to the best peer", 1.0, toBest(10_000, true)),
                row("10,000 outputs, unchanged, to the best peer", 0.8, toBest(10_000, false)),
                row("100,000 outputs, cold, to the best peer", 0.8, toBest(100_000, true)),
                row("100,000 outputs, unchanged, to the best peer", 0.8, toBest(100_000, false)),
                row("time of one output, 100,000 to 10,000", 1.2, growth()),
                row("peak memory at 100,000 outputs, MiB", 600, peak()));
        return "| | at most | is | |\n|---|---:|---:|---|\n" + rows.stream().collect(Collectors.joining("\n")) + "\n";
    }

    private static String row(String name, double limit, OptionalDouble value) {
        String number = limit >= 10 ? "%.0f" : "%.2f";
        if (value.isEmpty()) {
            return ("| %s | " + number + " | - | not measured |").formatted(name, limit);
        }
        return ("| %s | " + number + " | " + number + " | %s |")
                .formatted(name, limit, value.getAsDouble(), value.getAsDouble() <= limit ? "reached" : "**missed**");
    }

    private OptionalDouble toNode(int outputs) {
        return ratio(ours(outputs, Result::cold), sample(outputs, Contestants.NODE, Result::cold));
    }

    private OptionalDouble toBest(int outputs, boolean cold) {
        return ratio(ours(outputs, cold ? Result::cold : Result::again), Table.best(rows(outputs), cold));
    }

    private OptionalDouble growth() {
        OptionalDouble ratio = ratio(ours(100_000, Result::cold), ours(10_000, Result::cold));
        return ratio.isEmpty() ? ratio : OptionalDouble.of(ratio.getAsDouble() / 10);
    }

    private OptionalDouble peak() {
        return rows(100_000).stream()
                .filter(row -> row.contestant().name().equals(Contestants.OURS))
                .map(Table::peak)
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    private Optional<Sample> ours(int outputs, Function<Result, Optional<Sample>> which) {
        return sample(outputs, Contestants.OURS, which);
    }

    private Optional<Sample> sample(int outputs, String name, Function<Result, Optional<Sample>> which) {
        return rows(outputs).stream()
                .filter(row -> row.contestant().name().equals(name))
                .findFirst()
                .flatMap(which);
    }

    private List<Result> rows(int outputs) {
        return results.stream()
                .filter(row -> row.workload().equals(new Workload(outputs, 1)))
                .toList();
    }

    private static OptionalDouble ratio(Optional<Sample> one, Optional<Sample> other) {
        return one.isEmpty() || other.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(one.get().seconds() / other.get().seconds());
    }
}
