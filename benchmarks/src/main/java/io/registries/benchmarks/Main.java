// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Runs all workloads and writes what came of them. */
final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Locale.setDefault(Locale.ROOT);
        Options options = Options.of(arguments);
        Path scratch = Options.scratch(options.folder());
        try {
            List<Result> results = play(options, new Runner(scratch, options.limit()));
            String table = new Table(results, options.rounds()).markdown();
            System.out.println(table);
            if (options.save()) {
                new Page(options.folder().resolve("README.md"), "results").put(table);
                Graph.time(results).write(options.folder().resolve("time.svg"));
                Graph.memory(results).write(options.folder().resolve("memory.svg"));
            }
        } finally {
            Trees.delete(scratch);
        }
    }

    private static List<Result> play(Options options, Runner runner) throws IOException, InterruptedException {
        Path bundle = runner.scratch().resolve("bundle");
        List<Contestant> contestants = new Contestants(options.folder(), runner)
                .all(bundle).stream().filter(options::takes).toList();
        // Who cannot do it in one file of a size need not try a larger one.
        Map<String, String> out = new TreeMap<>();
        for (Contestant contestant : contestants) {
            Trap.missed(contestant, runner).ifPresent(reason -> out.put(contestant.name(), reason));
        }
        List<Result> results = new ArrayList<>();
        for (int size : options.sizes()) {
            results.addAll(new Match(new Workload(size, 1), runner, options.rounds(), bundle).play(contestants, out));
            int files = size / 1000;
            if (options.split() && files > 1) {
                results.addAll(new Match(new Workload(size, files), runner, options.rounds(), bundle)
                        .play(contestants, new TreeMap<>(out)));
            }
        }
        return results;
    }
}
