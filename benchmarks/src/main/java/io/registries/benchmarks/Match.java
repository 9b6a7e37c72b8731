// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One workload: each contestant is verified first, then all are run in turns, so that a busy moment of the machine hits
 * all of them alike.
 *
 * @param workload the configuration that is compiled
 * @param runner runs the processes
 * @param rounds how often
 * @param bundle where the floor finds its bytes
 */
record Match(Workload workload, Runner runner, int rounds, Path bundle) {
    List<Result> play(List<Contestant> contestants, Map<String, String> out) throws IOException, InterruptedException {
        Path source = runner.scratch().resolve("source");
        Trees.delete(source);
        workload.write(source);
        Map<String, String> excuses = new TreeMap<>(out);
        Map<String, String> notes = new TreeMap<>();
        for (Contestant contestant : contestants) {
            String name = contestant.name();
            if (!excuses.containsKey(name)) {
                try {
                    Optional<String> difference = verify(contestant, source);
                    boolean noted = contestant.role() == Contestant.Role.OTHER_VERSION;
                    difference.ifPresent(text -> (noted ? notes : excuses).put(name, text));
                } catch (ContestantFailedException e) {
                    excuses.put(name, e.reason());
                }
            }
            say(name + ": " + excuses.getOrDefault(name, notes.getOrDefault(name, "agrees")));
        }
        Map<String, Map<Turn, List<Sample>>> samples = run(contestants, source, excuses);
        out.putAll(excuses);
        return contestants.stream()
                .map(contestant -> new Result(
                        workload,
                        contestant,
                        samples.getOrDefault(contestant.name(), Map.of()),
                        excuses.getOrDefault(contestant.name(), ""),
                        notes.getOrDefault(contestant.name(), "")))
                .toList();
    }

    // The first contestant is the compiler, which the others are compared with.
    private Optional<String> verify(Contestant contestant, Path source)
            throws IOException, InterruptedException, ContestantFailedException {
        if (workload.files() > 1 && !contestant.splits()) {
            return Optional.of("reads one file only");
        }
        boolean reference = contestant.name().equals(Contestants.OURS);
        Path output = output(reference ? "reference" : "output");
        Trees.delete(output);
        runner.run(contestant.command().line(source, output));
        if (reference) {
            Floor.pack(output, bundle);
        }
        return Verifier.difference(output("reference"), output);
    }

    private Map<String, Map<Turn, List<Sample>>> run(
            List<Contestant> contestants, Path source, Map<String, String> excuses)
            throws IOException, InterruptedException {
        List<Contestant> order = new ArrayList<>(contestants);
        Map<String, Map<Turn, List<Sample>>> samples = new TreeMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (Contestant contestant : order) {
                if (!excuses.containsKey(contestant.name())) {
                    try {
                        run(contestant, source)
                                .forEach((turn, sample) -> samples.computeIfAbsent(
                                                contestant.name(), name -> new EnumMap<>(Turn.class))
                                        .computeIfAbsent(turn, key -> new ArrayList<>())
                                        .add(sample));
                    } catch (ContestantFailedException e) {
                        excuses.put(contestant.name(), e.reason());
                    }
                }
            }
            // What one process leaves behind, in caches for instance, is not always left to the same one.
            Collections.reverse(order);
            say("round " + round + " of " + rounds);
        }
        samples.keySet().removeAll(excuses.keySet());
        return samples;
    }

    private Map<Turn, Sample> run(Contestant contestant, Path source)
            throws IOException, InterruptedException, ContestantFailedException {
        Path output = output("output");
        Trees.delete(output);
        Map<Turn, Sample> samples = new EnumMap<>(Turn.class);
        for (Turn turn : Turn.values()) {
            samples.put(turn, runner.run(contestant.command().line(source, output)));
        }
        return samples;
    }

    private Path output(String name) {
        return runner.scratch().resolve(name);
    }

    private void say(String message) {
        System.out.println(workload.name() + ": " + message);
    }
}
