// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How the command was called.
 *
 * @param compiler another version of the compiler, which the present one is compared with in place of its peers
 * @param sizes outputs of each workload
 * @param rounds of which the medians are taken
 * @param limit after which a process is ended
 * @param only words of the names of contestants to run; none: all
 * @param split whether workloads of a thousand and more outputs are run over several files too
 * @param save whether README.md and the graphs are written
 * @param folder of this module
 */
record Options(
        Optional<Path> compiler,
        List<Integer> sizes,
        int rounds,
        Duration limit,
        List<String> only,
        boolean split,
        boolean save,
        Path folder) {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final Map<String, String> DEFAULTS = Map.of(
            "compiler", "",
            "sizes", "1000,3000,10000,30000,100000",
            "rounds", "5",
            "limit", "300",
            "only", "",
            "split", "true",
            "save", "true",
            "folder", ".");
    private static final Map<String, String> DEFAULTS_OF_COMPARISON =
            Map.of("sizes", "1000,10000,100000", "rounds", "9", "split", "false", "save", "false");

    static Options of(String[] arguments) {
        Map<String, String> values = new TreeMap<>(DEFAULTS);
        if (Arrays.stream(arguments).anyMatch(argument -> argument.startsWith("--compiler="))) {
            values.putAll(DEFAULTS_OF_COMPARISON);
        }
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length < 2 || !parts[0].startsWith("--") || !DEFAULTS.containsKey(parts[0].substring(2))) {
                throw new IllegalArgumentException(
                        "`" + argument + "` is not one of --" + String.join("=, --", values.keySet()) + "=");
            }
            values.put(parts[0].substring(2), parts[1]);
        }
        return new Options(
                Optional.of(value(values, "compiler"))
                        .filter(named -> !named.isEmpty())
                        .map(named -> Path.of(named).toAbsolutePath().normalize()),
                words(values, "sizes").stream().map(Integer::valueOf).sorted().toList(),
                Integer.parseInt(value(values, "rounds")),
                Duration.ofSeconds(Long.parseLong(value(values, "limit"))),
                words(values, "only"),
                Boolean.parseBoolean(value(values, "split")),
                Boolean.parseBoolean(value(values, "save")),
                Path.of(value(values, "folder")).toAbsolutePath().normalize());
    }

    /** A new folder, in memory where there is a file system in it. */
    static Path scratch(Path module) throws IOException {
        return Files.createTempDirectory(
                Files.isWritable(MEMORY) ? MEMORY : Files.createDirectories(module.resolve("target")),
                "registries-benchmark");
    }

    boolean takes(Contestant contestant) {
        return contestant.name().equals(Contestants.OURS)
                || only.isEmpty()
                || only.stream().anyMatch(contestant.name()::contains);
    }

    private static String value(Map<String, String> values, String name) {
        return values.getOrDefault(name, "");
    }

    private static List<String> words(Map<String, String> values, String name) {
        return Arrays.stream(value(values, name).split(","))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
