// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What was set out to be reached, by the compiler as a process on one file; and whether it is, by Java's defaults and by
 * the options that README.md recommends.
 *
 * @param results of all workloads
 */
record Targets(List<Result> results) {
    String markdown() {
        List<String> rows = List.of(
                row("1,000 outputs, cold, to Node", 1.0, ours -> toNode(ours, 1_000)),
                row("10,000 outputs, cold, to the best peer", 0.9, ours -> toBest(ours, 10_000, Turn.COLD)),
                rowOfDefaults(
                        "10,000 outputs, cold, to the best peer, by Java's defaults",
                        1.8,
                        toBest(Contestants.OURS, 10_000, Turn.COLD)),
                row("100,000 outputs, cold, to the best peer", 0.6, ours -> toBest(ours, 100_000, Turn.COLD)),
                row("10,000 outputs, again, to the best peer", 1.1, ours -> toBest(ours, 10_000, Turn.AGAIN)),
                row("100,000 outputs, again, to the best peer", 1.1, ours -> toBest(ours, 100_000, Turn.AGAIN)),
                row("10,000 outputs, again to cold", 1.0, ours -> againToCold(ours, 10_000)),
                row("100,000 outputs, again to cold", 1.0, ours -> againToCold(ours, 100_000)),
                row("time of one output, 100,000 to 10,000", 1.2, this::growth),
                row("peak memory at 100,000 outputs, MiB", 500, this::peak));
        return "| | at most | Java's defaults | | recommended options | |\n|---|---:|---:|---|---:|---|\n"
                + rows.stream().collect(Collectors.joining("\n")) + "\n";
    }

    private static String row(String name, double limit, Function<String, OptionalDouble> value) {
        return "| %s | %s | %s | %s |"
                .formatted(
                        name,
                        number(limit, limit),
                        cell(limit, value.apply(Contestants.OURS)),
                        cell(limit, value.apply(Contestants.RECOMMENDED)));
    }

    private static String rowOfDefaults(String name, double limit, OptionalDouble value) {
        return "| %s | %s | %s | | |".formatted(name, number(limit, limit), cell(limit, value));
    }

    private static String cell(double limit, OptionalDouble value) {
        return value.isEmpty()
                ? "- | not measured"
                : number(limit, value.getAsDouble()) + (value.getAsDouble() <= limit ? " | reached" : " | **missed**");
    }

    private static String number(double limit, double value) {
        return (limit >= 10 ? "%.0f" : "%.2f").formatted(value);
    }

    private OptionalDouble toNode(String ours, int outputs) {
        return ratio(sample(outputs, ours, Turn.COLD), sample(outputs, Contestants.NODE, Turn.COLD));
    }

    private OptionalDouble toBest(String ours, int outputs, Turn turn) {
        return ratio(sample(outputs, ours, turn), Table.best(rows(outputs), turn));
    }

    private OptionalDouble againToCold(String ours, int outputs) {
        return ratio(sample(outputs, ours, Turn.AGAIN), sample(outputs, ours, Turn.COLD));
    }

    private OptionalDouble growth(String ours) {
        OptionalDouble ratio = ratio(sample(100_000, ours, Turn.COLD), sample(10_000, ours, Turn.COLD));
        return ratio.isEmpty() ? ratio : OptionalDouble.of(ratio.getAsDouble() / 10);
    }

    private OptionalDouble peak(String ours) {
        return rows(100_000).stream()
                .filter(row -> row.contestant().name().equals(ours))
                .map(Table::peak)
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    private Optional<Sample> sample(int outputs, String name, Turn turn) {
        return rows(outputs).stream()
                .filter(row -> row.contestant().name().equals(name))
                .findFirst()
                .flatMap(row -> row.sample(turn));
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
