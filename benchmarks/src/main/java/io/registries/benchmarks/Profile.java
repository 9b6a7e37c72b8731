// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where a cold run of the compiler spends its time: the flight recorder samples the stacks of all threads of new processes, and
 * Java logs the classes that it loads.
 */
final class Profile {
    private static final int TOP = 10;

    /** A small run has few samples, so it is repeated until it made about this number of outputs. */
    private static final int MIN_OUTPUTS = 20_000;

    private static final int MAX_RUNS = 20;

    private static final String SETTINGS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <configuration version="2.0">
              <event name="jdk.ExecutionSample">
                <setting name="enabled">true</setting><setting name="period">1 ms</setting>
              </event>
              <event name="jdk.NativeMethodSample">
                <setting name="enabled">true</setting><setting name="period">1 ms</setting>
              </event>
            </configuration>
            """;

    private final Runner runner;
    private final Path recording;
    private final Path classes;
    private final Path settings;

    private Profile(Runner runner) {
        this.runner = runner;
        this.recording = runner.scratch().resolve("recording.jfr");
        this.classes = runner.scratch().resolve("classes.txt");
        this.settings = runner.scratch().resolve("settings.jfc");
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, ContestantFailedException {
        Locale.setDefault(Locale.ROOT);
        Options options = Options.of(arguments);
        Path scratch = Options.scratch(options.folder());
        try {
            Profile profile = new Profile(new Runner(scratch, options.limit()));
            Files.writeString(profile.settings, SETTINGS);
            for (int size : options.sizes()) {
                Path source = scratch.resolve("source-" + size);
                new Workload(size, 1).write(source);
                if (options.compiler().isPresent()) {
                    CompilerBuild other = CompilerBuild.other(
                            options.folder(), options.compiler().get());
                    System.out.println(profile.table("other compiler", size, source, other));
                }
                System.out.println(profile.table("registries", size, source, CompilerBuild.present(options.folder())));
            }
        } finally {
            Trees.delete(scratch);
        }
    }

    private String table(String name, int outputs, Path source, CompilerBuild build)
            throws IOException, InterruptedException, ContestantFailedException {
        Map<String, Integer> samples = new HashMap<>();
        int runs = Math.max(1, Math.min(MAX_RUNS, MIN_OUTPUTS / outputs));
        for (int run = 0; run < runs; run++) {
            Path output = runner.scratch().resolve("output");
            Trees.delete(output);
            runner.run(line(build, source, output));
            count(samples);
        }
        int total = samples.values().stream().mapToInt(Integer::intValue).sum();
        String rows = samples.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(TOP)
                .map(row -> "| `%s` | %.1f |%n".formatted(row.getKey(), 100.0 * row.getValue() / total))
                .collect(Collectors.joining());
        return "### %,d outputs, %s%n%n%s%n%n| method, with what the JDK does for it | share of %,d samples, %% |%n|---|---:|%n%s"
                .formatted(outputs, name, loadedClasses(), total, rows);
    }

    private List<String> line(CompilerBuild build, Path source, Path output) {
        List<String> line = new ArrayList<>();
        line.add(Processes.java());
        line.addAll(Processes.RECOMMENDED);
        line.add("-Xlog:class+load:file=" + classes);
        line.add("-Xlog:jfr*=off");
        line.add("-XX:StartFlightRecording=filename=" + recording + ",settings=" + settings);
        line.addAll(
                List.of("-cp", build.classPath(), CompileOnce.class.getName(), source.toString(), output.toString()));
        return line;
    }

    private void count(Map<String, Integer> samples) throws IOException {
        for (RecordedEvent event : RecordingFile.readAllEvents(recording)) {
            if (event.getEventType().getName().endsWith("Sample")) {
                innermost(event).ifPresent(method -> samples.merge(method, 1, Integer::sum));
            }
        }
    }

    /** The innermost method outside of the JDK. */
    private static Optional<String> innermost(RecordedEvent event) {
        return event.getStackTrace() == null
                ? Optional.empty()
                : event.getStackTrace().getFrames().stream()
                        .map(frame -> frame.getMethod())
                        .filter(method -> isOutsideOfJdk(method.getType().getName()))
                        .findFirst()
                        .map(Profile::name);
    }

    private static boolean isOutsideOfJdk(String type) {
        return !type.startsWith("java.") && !type.startsWith("jdk.") && !type.startsWith("sun.");
    }

    private static String name(RecordedMethod method) {
        String type = method.getType().getName();
        return type.substring(type.lastIndexOf('.') + 1) + "." + method.getName();
    }

    /** The classes of the last run, without those of the recorder. */
    private String loadedClasses() throws IOException {
        Map<String, Long> counts = Files.readAllLines(classes).stream()
                .filter(line -> line.contains(" source: ") && !line.contains("jdk.jfr"))
                .collect(Collectors.groupingBy(Profile::origin, Collectors.counting()));
        return "Loaded classes: %d of the JDK's archive, %d other ones of the JDK, %d of jars, %d generated at run time."
                .formatted(
                        counts.getOrDefault("archive", 0L),
                        counts.getOrDefault("jdk", 0L),
                        counts.getOrDefault("jar", 0L),
                        counts.getOrDefault("generated", 0L));
    }

    private static String origin(String line) {
        String source = line.substring(line.indexOf(" source: ") + " source: ".length());
        if (source.startsWith("shared objects file")) {
            return "archive";
        }
        if (source.startsWith("jrt:")) {
            return "jdk";
        }
        return source.startsWith("file:") ? "jar" : "generated";
    }
}
