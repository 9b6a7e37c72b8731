// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Results in Markdown.
 *
 * @param results of all workloads, in order
 * @param rounds of which they are the medians
 */
record Table(List<Result> results, int rounds) {
    String markdown() {
        String workloads = results.stream()
                .map(Result::workload)
                .distinct()
                .map(this::workload)
                .collect(Collectors.joining("\n"));
        return machine(rounds) + " A ratio below 1 is faster than the best peer.\n\n" + workloads + "\n### Targets\n\n"
                + new Targets(results).markdown();
    }

    /** How and on what machine was measured. */
    static String machine(int rounds) {
        return "Medians of %d interleaved runs on %d cores, %s %s, Java %s."
                .formatted(
                        rounds,
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.version().feature());
    }

    private String workload(Workload workload) {
        List<Result> rows = results.stream()
                .filter(result -> result.workload().equals(workload))
                .toList();
        String body = rows.stream().map(row -> row(row, rows)).collect(Collectors.joining("\n"));
        return """

            ### %s outputs

            | | cold, s | to the best peer | again, s | to the best peer | peak, MiB | checks |
            |---|---:|---:|---:|---:|---:|---|
            %s
            """.formatted(workload.name(), body);
    }

    private static String row(Result row, List<Result> rows) {
        Contestant contestant = row.contestant();
        if (row.samples().size() < Turn.values().length) {
            return "| %s | - | - | - | - | - | %s |"
                    .formatted(contestant.name(), row.excuse().replace("|", "/"));
        }
        String times = Arrays.stream(Turn.values())
                .map(turn -> "%.2f | %s"
                        .formatted(row.sample(turn).orElseThrow().seconds(), ratio(row.sample(turn), best(rows, turn))))
                .collect(Collectors.joining(" | "));
        return "| %s | %s | %.0f | %s |"
                .formatted(contestant.name(), times, peak(row).orElse(0), contestant.checks());
    }

    static OptionalDouble peak(Result row) {
        return row.samples().keySet().stream()
                .flatMap(turn -> row.sample(turn).stream())
                .mapToDouble(Sample::megabytes)
                .max();
    }

    static Optional<Sample> best(List<Result> rows, Turn turn) {
        return rows.stream()
                .filter(row -> row.contestant().role() == Contestant.Role.PEER)
                .flatMap(row -> row.sample(turn).stream())
                .min(Comparator.comparingDouble(Sample::seconds));
    }

    private static String ratio(Optional<Sample> own, Optional<Sample> best) {
        return own.isEmpty() || best.isEmpty()
                ? "-"
                : "%.2f".formatted(own.get().seconds() / best.get().seconds());
    }
}
