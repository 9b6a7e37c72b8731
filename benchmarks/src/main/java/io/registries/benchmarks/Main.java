// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Runs all workloads and writes the results. */
final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Locale.setDefault(Locale.ROOT);
        Options options = Options.of(arguments);
        Path scratch = Options.scratch(options.folder());
        try {
            Runner runner = new Runner(scratch, options.limit());
            if (options.compiler().isPresent()) {
                CompilerBuild other =
                        CompilerBuild.other(options.folder(), options.compiler().get());
                List<Contestant> versions = new Processes(options.folder(), runner).versions(other);
                System.out.println(new Comparison(play(options, runner, versions), options.rounds()).markdown());
            } else {
                compareWithPeers(options, runner);
            }
        } finally {
            Trees.delete(scratch);
        }
    }

    private static void compareWithPeers(Options options, Runner runner) throws IOException, InterruptedException {
        List<Contestant> contestants = new Contestants(options.folder(), runner)
                .all(bundle(runner)).stream().filter(options::takes).toList();
        List<Result> results = play(options, runner, contestants);
        String table = new Table(results, options.rounds()).markdown();
        System.out.println(table);
        if (options.save()) {
            new Page(options.folder().resolve("README.md"), "results").put(table);
            Graph.time(results).write(options.folder().resolve("time.svg"));
            Graph.memory(results).write(options.folder().resolve("memory.svg"));
        }
    }

    private static List<Result> play(Options options, Runner runner, List<Contestant> contestants)
            throws IOException, InterruptedException {
        // A contestant that cannot compile one file of a size is not tried at a larger one.
        Map<String, String> out = new TreeMap<>();
        for (Contestant contestant : contestants) {
            Trap.missed(contestant, runner).ifPresent(reason -> out.put(contestant.name(), reason));
        }
        List<Result> results = new ArrayList<>();
        for (int size : options.sizes()) {
            results.addAll(match(options, runner, new Workload(size, 1)).play(contestants, out));
            int files = size / 1000;
            if (options.split() && files > 1) {
                results.addAll(match(options, runner, new Workload(size, files)).play(contestants, new TreeMap<>(out)));
            }
        }
        return results;
    }

    private static Match match(Options options, Runner runner, Workload workload) {
        return new Match(workload, runner, options.rounds(), bundle(runner));
    }

    private static Path bundle(Runner runner) {
        return runner.scratch().resolve("bundle");
    }
}
