// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The compiler as a process: plainly, and with what Java knows to start faster.
 *
 * @param module the folder of this module
 * @param runner makes the archives
 */
record Processes(Path module, Runner runner) {
    /** What README.md recommends for {@code .mvn/jvm.config}. */
    static final List<String> RECOMMENDED =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseParallelGC", "-Xms480m", "-Xmx480m", "-Xmn120m");

    private static final String CHECKS = "schema, names, duplicates, pulls, further rules, a manifest";

    private static final String AHEAD = Contestants.RECOMMENDED + ", Java 25, AOT cache";

    /** The Java that runs this. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The classes of every process. */
    static String everything(Path module) {
        return classes(module) + ":" + module.resolve("target/lib-others/*");
    }

    /** The compiler and what it depends on. */
    static String classes(Path module) {
        return module.resolve("target/benchmarks.jar") + ":" + module.resolve("target/lib/*");
    }

    List<Contestant> rows() throws IOException, InterruptedException {
        List<Contestant> rows = new ArrayList<>();
        rows.add(row(Contestants.OURS, java(), List.of()));
        rows.add(row(Contestants.RECOMMENDED, java(), RECOMMENDED));
        rows.add(archived(
                Contestants.RECOMMENDED + ", class data shared",
                java(),
                "-XX:ArchiveClassesAtExit=",
                "-XX:SharedArchiveFile="));
        Path newer = newer();
        if (Files.isExecutable(newer)) {
            rows.add(archived(AHEAD, newer.toString(), "-XX:AOTCacheOutput=", "-XX:AOTCache="));
        } else {
            rows.add(Contestant.missing(AHEAD, "no JDK 25 under /usr/lib/jvm"));
        }
        return rows;
    }

    private Contestant archived(String name, String java, String make, String use)
            throws IOException, InterruptedException {
        Path archive = runner.scratch().resolve(name.replaceAll("\\W+", "-") + ".archive");
        Path source = runner.scratch().resolve("training");
        Path output = runner.scratch().resolve("training-output");
        try {
            Trees.delete(output);
            new Workload(100, 1).write(source);
            runner.run(line(java, with(make + archive), source, output));
            return row(name, java, with(use + archive));
        } catch (Failed problem) {
            return Contestant.missing(name, problem.reason());
        }
    }

    private static List<String> with(String option) {
        List<String> options = new ArrayList<>(RECOMMENDED);
        options.add(option);
        return options;
    }

    private Contestant row(String name, String java, List<String> options) {
        return new Contestant(
                name, Contestant.Role.OURS, CHECKS, true, (source, output) -> line(java, options, source, output));
    }

    private List<String> line(String java, List<String> options, Path source, Path output) {
        return Stream.of(
                        List.of(java),
                        options,
                        List.of(
                                "-cp",
                                classes(module),
                                CompileOnce.class.getName(),
                                source.toString(),
                                output.toString()))
                .flatMap(List::stream)
                .toList();
    }

    private static Path newer() throws IOException {
        Path machines = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(machines)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(machines, "*25*")) {
                for (Path home : found) {
                    return home.resolve("bin/java");
                }
            }
        }
        return machines;
    }
}
