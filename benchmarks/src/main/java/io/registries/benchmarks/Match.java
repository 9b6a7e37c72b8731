// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One workload: each contestant is verified first, then all are run in turns, so that a busy moment of the machine hits
 * all of them alike.
 *
 * @param workload what they are given
 * @param runner runs them
 * @param rounds how often
 * @param bundle where the floor finds its bytes
 */
record Match(Workload workload, Runner runner, int rounds, Path bundle) {
    List<Result> play(List<Contestant> contestants, Map<String, String> out) throws IOException, InterruptedException {
        Path source = runner.scratch().resolve("source");
        Trees.delete(source);
        workload.write(source);
        Map<String, String> excuses = new TreeMap<>(out);
        Path ours = output("reference");
        Trees.delete(ours);
        for (Contestant contestant : contestants) {
            Optional<String> excuse = excuses.containsKey(contestant.name())
                    ? Optional.of(excuses.getOrDefault(contestant.name(), ""))
                    : qualify(contestant, source, ours);
            excuse.ifPresent(reason -> excuses.put(contestant.name(), reason));
            say(contestant.name() + ": " + excuse.orElse("agrees"));
        }
        List<Contestant> running = contestants.stream()
                .filter(contestant -> !excuses.containsKey(contestant.name()))
                .toList();
        Map<Turn, Map<String, List<Sample>>> samples = new EnumMap<>(Turn.class);
        for (int round = 1; round <= rounds; round++) {
            for (Contestant contestant : running) {
                Path output = output("output");
                Trees.delete(output);
                for (Turn turn : Turn.values()) {
                    run(contestant, source, output, excuses)
                            .ifPresent(sample -> samples.computeIfAbsent(turn, key -> new TreeMap<>())
                                    .computeIfAbsent(contestant.name(), name -> new ArrayList<>())
                                    .add(sample));
                }
            }
            say("round " + round + " of " + rounds);
        }
        out.putAll(excuses);
        return contestants.stream()
                .map(contestant -> new Result(
                        workload,
                        contestant,
                        medians(contestant, samples),
                        excuses.getOrDefault(contestant.name(), "")))
                .toList();
    }

    private static Map<Turn, Sample> medians(Contestant contestant, Map<Turn, Map<String, List<Sample>>> samples) {
        Map<Turn, Sample> medians = new EnumMap<>(Turn.class);
        samples.forEach((turn, taken) -> Optional.ofNullable(taken.get(contestant.name()))
                .ifPresent(own -> medians.put(turn, Sample.median(own))));
        return medians;
    }

    // The first contestant is the compiler, which the others are compared with.
    private Optional<String> qualify(Contestant contestant, Path source, Path ours)
            throws IOException, InterruptedException {
        if (workload.files() > 1 && !contestant.splits()) {
            return Optional.of("reads one file only");
        }
        boolean reference = contestant.name().equals(Contestants.OURS);
        Path output = reference ? ours : output("output");
        Trees.delete(output);
        try {
            runner.run(contestant.command().line(source, output));
            if (reference) {
                Floor.pack(output, bundle);
            }
            return Verifier.difference(ours, output);
        } catch (Failed problem) {
            return Optional.of(problem.reason());
        }
    }

    private Optional<Sample> run(Contestant contestant, Path source, Path output, Map<String, String> excuses)
            throws IOException, InterruptedException {
        try {
            return Optional.of(runner.run(contestant.command().line(source, output)));
        } catch (Failed problem) {
            excuses.put(contestant.name(), problem.reason());
            return Optional.empty();
        }
    }

    private Path output(String name) {
        return runner.scratch().resolve(name);
    }

    private void say(String message) {
        System.out.println(workload.name() + ": " + message);
    }
}
