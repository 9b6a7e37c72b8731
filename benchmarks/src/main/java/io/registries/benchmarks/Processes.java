// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import static io.registries.benchmarks.Contestant.Role.OTHER_VERSION;
import static io.registries.benchmarks.Contestant.Role.OURS;

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
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseParallelGC", "-Xms480m", "-Xmx480m", "-Xmn110m");

    private static final String CHECKS = "schema, names, duplicates, pulls, further rules, a manifest";

    private static final String AHEAD = Contestants.RECOMMENDED + ", Java 25, AOT cache";

    /** The Java that runs this. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The classes of every process. */
    static String everything(Path module) {
        return CompilerBuild.present(module).classPath() + ":" + module.resolve("target/lib-others/*");
    }

    /** The present compiler and another version, each by Java's defaults and by the recommended options. */
    List<Contestant> versions(CompilerBuild other) {
        CompilerBuild present = CompilerBuild.present(module);
        return List.of(
                row(Contestants.OURS, OURS, java(), List.of(), present),
                row(Contestants.OTHER, OTHER_VERSION, java(), List.of(), other),
                row(Contestants.RECOMMENDED, OURS, java(), RECOMMENDED, present),
                row(Contestants.OTHER_RECOMMENDED, OTHER_VERSION, java(), RECOMMENDED, other));
    }

    List<Contestant> rows() throws IOException, InterruptedException {
        List<Contestant> rows = new ArrayList<>();
        CompilerBuild present = CompilerBuild.present(module);
        rows.add(row(Contestants.OURS, OURS, java(), List.of(), present));
        rows.add(row(Contestants.RECOMMENDED, OURS, java(), RECOMMENDED, present));
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
            CompilerBuild present = CompilerBuild.present(module);
            runner.run(line(java, with(make + archive), present, source, output));
            return row(name, OURS, java, with(use + archive), present);
        } catch (ContestantFailedException e) {
            return Contestant.missing(name, e.reason());
        }
    }

    private static List<String> with(String option) {
        List<String> options = new ArrayList<>(RECOMMENDED);
        options.add(option);
        return options;
    }

    private static Contestant row(
            String name, Contestant.Role role, String java, List<String> options, CompilerBuild build) {
        return new Contestant(name, role, CHECKS, true, (source, output) -> line(java, options, build, source, output));
    }

    private static List<String> line(String java, List<String> options, CompilerBuild build, Path source, Path output) {
        return Stream.of(
                        List.of(java),
                        options,
                        List.of(
                                "-cp",
                                build.classPath(),
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
