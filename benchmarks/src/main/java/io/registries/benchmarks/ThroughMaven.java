// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the plugin adds to a run of Maven: goals that work, beside its goal that prints a text. The plugin is downloaded
 * once from where run.sh deployed it into a separate local repository; after that Maven is offline.
 *
 * @param module the folder of this module
 * @param runner runs Maven
 */
record ThroughMaven(Path module, Runner runner) {
    private static final String GOAL = "io.registries:registries-maven-plugin:0.1.0-SNAPSHOT:";
    private static final String PAGE = "README.md";
    private static final String LARGE = "1,000 outputs";
    private static final String SMALL = "quickstart";
    private static final double MEGA = 1e6;

    /**
     * A run of Maven.
     *
     * @param project the configuration that it starts in
     * @param goal of the plugin
     * @param fresh whether there is no output of a former run
     * @param atMost seconds on top of a goal that does nothing
     */
    private record Row(String project, String goal, boolean fresh, double atMost) {
        String name() {
            return project + ", `" + goal + "`" + (goal.equals("compile") ? fresh ? ", cold" : ", again" : "");
        }
    }

    /** What Java is started with: nothing, or what is recommended. */
    private static final List<String> OPTIONS = List.of("", String.join(" ", Processes.RECOMMENDED));

    private static final List<Row> ROWS = List.of(
            new Row(SMALL, "help", false, 0),
            new Row(SMALL, "validate", false, 0.05),
            new Row(SMALL, "compile", true, 0.25),
            new Row(SMALL, "compile", false, 0.25),
            new Row(LARGE, "validate", false, 0.6),
            new Row(LARGE, "compile", true, 0.25),
            new Row(LARGE, "compile", false, 0.6));

    public static void main(String[] arguments) throws IOException, InterruptedException, ContestantFailedException {
        Locale.setDefault(Locale.ROOT);
        Options options = Options.of(arguments);
        Path scratch = Options.scratch(options.folder());
        try {
            String table =
                    new ThroughMaven(options.folder(), new Runner(scratch, options.limit())).measure(options.rounds());
            System.out.println(table);
            if (options.save()) {
                new Page(options.folder().resolve(PAGE), "maven").put(table);
            }
        } finally {
            Trees.delete(scratch);
        }
    }

    private String measure(int rounds) throws IOException, InterruptedException, ContestantFailedException {
        prepare();
        run(ROWS.get(2), OPTIONS.get(0), false);
        String download = download();
        Map<String, Map<Row, List<Double>>> seconds = new LinkedHashMap<>();
        // The first round warms the file system, and is not counted.
        for (int round = 0; round <= rounds; round++) {
            for (String options : OPTIONS) {
                for (Row row : ROWS) {
                    Sample sample = run(row, options, true);
                    if (round > 0) {
                        seconds.computeIfAbsent(options, key -> new LinkedHashMap<>())
                                .computeIfAbsent(row, key -> new ArrayList<>())
                                .add(sample.seconds());
                    }
                }
            }
            System.out.println("round " + round + " of " + rounds);
        }
        return "Medians of %d interleaved runs on %d cores, %s %s, Java %s. %s\n\n"
                        .formatted(
                                rounds,
                                Runtime.getRuntime().availableProcessors(),
                                System.getProperty("os.name"),
                                System.getProperty("os.arch"),
                                Runtime.version().feature(),
                                download)
                + "| | at most, s | Java's defaults, s | more than `help`, s | | recommended options, s"
                + " | more than `help`, s | |\n|---|---:|---:|---:|---|---:|---:|---|\n"
                + ROWS.stream().map(row -> line(row, seconds.values())).collect(Collectors.joining());
    }

    private static String line(Row row, Collection<Map<Row, List<Double>>> ofOptions) {
        StringBuilder line = new StringBuilder(
                row.atMost() == 0
                        ? "| `%s` | |".formatted(row.goal())
                        : "| %s | %.2f |".formatted(row.name(), row.atMost()));
        for (Map<Row, List<Double>> seconds : ofOptions) {
            List<Double> own = seconds.getOrDefault(row, List.of());
            line.append(" %.2f |".formatted(median(own)))
                    .append(
                            row.atMost() == 0
                                    ? " | |"
                                    : verdict(row, own, seconds.getOrDefault(ROWS.get(0), List.of())));
        }
        return line.append('\n').toString();
    }

    // Within a round, so that what slows the machine down slows both.
    private static String verdict(Row row, List<Double> seconds, List<Double> idle) {
        List<Double> more = new ArrayList<>();
        for (int round = 0; round < seconds.size(); round++) {
            more.add(seconds.get(round) - idle.get(round));
        }
        double added = median(more);
        return " %.2f | %s |".formatted(added, added <= row.atMost() ? "reached" : "**missed**");
    }

    private static double median(List<Double> values) {
        return Sample.median(
                        values.stream().map(value -> new Sample(value, 0, 0)).toList())
                .seconds();
    }

    private void prepare() throws IOException {
        Path sample = module.resolve("../samples/quickstart").normalize();
        for (Path file : Trees.files(sample)) {
            Path inside = sample.relativize(file);
            if (!inside.startsWith("expected") && !inside.startsWith("target")) {
                Path copy = folder(SMALL).resolve(inside);
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        new Workload(1_000, 1).write(folder(LARGE));
        Files.writeString(
                settings(), """
            <settings>
              <profiles>
                <profile>
                  <id>deployed</id>
                  <pluginRepositories>
                    <pluginRepository>
                      <id>deployed</id>
                      <url>%s</url>
                    </pluginRepository>
                  </pluginRepositories>
                </profile>
              </profiles>
              <activeProfiles>
                <activeProfile>deployed</activeProfile>
              </activeProfiles>
            </settings>
            """.formatted(module.resolve("target/deployed").toUri()));
    }

    private Sample run(Row row, String options, boolean offline)
            throws IOException, InterruptedException, ContestantFailedException {
        Path folder = folder(row.project());
        if (row.fresh()) {
            Trees.delete(folder.resolve("target"));
        }
        // Without a POM, Maven starts from the folder that it is started in.
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                "cd \"$0\" && exec \"$@\"",
                folder.toString(),
                "env",
                "MAVEN_SKIP_RC=true",
                "MAVEN_OPTS=" + options,
                module.resolve("../mvnw").normalize().toString(),
                "-B",
                "-q",
                "-s",
                settings().toString(),
                "-Dmaven.repo.local=" + repository(),
                "-Dregistries.connectivity=skip"));
        if (row.project().equals(LARGE)) {
            command.addAll(List.of(
                    "-Dregistries.source=registries-0000.yaml",
                    "-Dregistries.outputs=" + String.join(",", Workload.KINDS)));
        }
        if (offline) {
            command.add("-o");
        }
        command.add(GOAL + row.goal());
        return runner.run(command);
    }

    private String download() throws IOException {
        List<Path> jars = downloaded(".jar");
        return "A first run of `compile` downloads %d jars of %.1f MB, and %.1f MB of POMs."
                .formatted(jars.size(), size(jars), size(downloaded(".pom")));
    }

    // A snapshot lies there by its time too.
    private List<Path> downloaded(String ending) throws IOException {
        return Trees.files(repository()).stream()
                .filter(file ->
                        file.toString().endsWith(ending) && !file.toString().endsWith("-SNAPSHOT" + ending))
                .toList();
    }

    private static double size(List<Path> files) throws IOException {
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        return bytes / MEGA;
    }

    private Path folder(String project) {
        return runner.scratch().resolve(project.replaceAll("\\W+", "-"));
    }

    private Path repository() {
        return runner.scratch().resolve("repository");
    }

    private Path settings() {
        return runner.scratch().resolve("settings.xml");
    }
}
