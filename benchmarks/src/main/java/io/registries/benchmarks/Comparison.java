// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The present compiler beside another version, in Markdown.
 *
 * @param results of all workloads, in order
 * @param rounds how often each was run
 */
record Comparison(List<Result> results, int rounds) {
    private static final String HEAD = """

            ### %s outputs

            | | | time, s | CPU, s | peak, MiB |
            |---|---|---:|---:|---:|
            %s""";

    String markdown() {
        return Table.machine(rounds)
                + " In brackets are the quartiles. A ratio is taken within each round; below 1, the present compiler"
                + " is faster or needs less.\n"
                + results.stream()
                        .map(Result::workload)
                        .distinct()
                        .map(this::workload)
                        .collect(Collectors.joining());
    }

    private String workload(Workload workload) {
        String body = pair(workload, Contestants.OURS, Contestants.OTHER)
                + pair(workload, Contestants.RECOMMENDED, Contestants.OTHER_RECOMMENDED);
        String notes = results.stream()
                .filter(result ->
                        result.workload().equals(workload) && !result.note().isEmpty())
                .map(result -> "\nThe output of `%s` %s.\n"
                        .formatted(result.contestant().name(), result.note()))
                .collect(Collectors.joining());
        return HEAD.formatted(workload.name(), body) + notes;
    }

    private String pair(Workload workload, String ours, String other) {
        Result present = result(workload, ours);
        Result second = result(workload, other);
        return rows(present)
                + rows(second)
                + (present.excuse().isEmpty() && second.excuse().isEmpty() ? ratios(present, second) : "");
    }

    private Result result(Workload workload, String name) {
        return results.stream()
                .filter(row -> row.workload().equals(workload)
                        && row.contestant().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String rows(Result row) {
        String name = row.contestant().name();
        if (!row.excuse().isEmpty()) {
            return "| %s | %s | - | - | - |\n".formatted(name, row.excuse().replace("|", "/"));
        }
        return values(name, "cold", row.all(Turn.COLD))
                + values("", "again", row.all(Turn.AGAIN))
                + ratios("", "again to cold", row.all(Turn.AGAIN), row.all(Turn.COLD));
    }

    private static String ratios(Result present, Result other) {
        return ratios("**present to other**", "cold", present.all(Turn.COLD), other.all(Turn.COLD))
                + ratios("", "again", present.all(Turn.AGAIN), other.all(Turn.AGAIN));
    }

    private static String values(String name, String turn, List<Sample> samples) {
        return "| %s | %s | %s | %s | %s |\n"
                .formatted(
                        name,
                        turn,
                        interval(samples, Sample::seconds).text(2),
                        interval(samples, Sample::cpu).text(2),
                        interval(samples, Sample::megabytes).text(0));
    }

    private static String ratios(String name, String turn, List<Sample> one, List<Sample> other) {
        return "| %s | %s | %s | %s | %s |\n"
                .formatted(
                        name,
                        turn,
                        ratio(one, other, Sample::seconds).text(3),
                        ratio(one, other, Sample::cpu).text(3),
                        ratio(one, other, Sample::megabytes).text(3));
    }

    private static Interval interval(List<Sample> samples, ToDoubleFunction<Sample> value) {
        return Interval.of(samples.stream().mapToDouble(value));
    }

    // Within a round, so that what slows the machine down slows both.
    private static Interval ratio(List<Sample> one, List<Sample> other, ToDoubleFunction<Sample> value) {
        return Interval.of(IntStream.range(0, one.size())
                .mapToDouble(round -> value.applyAsDouble(one.get(round)) / value.applyAsDouble(other.get(round))));
    }
}
