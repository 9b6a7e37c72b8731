// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.internal.emit.OutputFile;
import io.registries.compiler.internal.emit.OutputPath;
import io.registries.compiler.internal.emit.OutputSelection;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.model.Action;
import io.registries.compiler.model.Difference;
import io.registries.compiler.model.OutputKind;
import io.registries.compiler.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The planned changes of a directory, their {@code diff} and the result of applying them. Each case is a file with the
 * directory and the declared files, and one with the result.
 */
class WritePlanTest {
    private static final Path CASES = Path.of("src/test/resources/write-plans");
    private static final String LEDGER = ".registries-ledger";

    @TempDir
    private Path folder;

    static List<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.substring(0, name.lastIndexOf('.')))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void plansAndAppliesAsExpected(String name) throws IOException {
        Case declared = Case.read(CASES.resolve(name + ".yaml"));
        Path output = folder.resolve("out");
        declared.prepare(output);
        Map<Path, Object> before = identities(output);
        List<String> lines = new ArrayList<>();
        try (OutputDirectory directory = new OutputDirectory(RootDirectory.resolve(folder, output, folder));
                ParallelTasks tasks = ParallelTasks.open()) {
            Result<WritePlan> result =
                    WritePlanner.plan(directory, declared.files(), declared.selection(), Set.of(), tasks);
            for (Diagnostic diagnostic : result.diagnostics()) {
                lines.add("error[" + diagnostic.code().id() + "]: " + diagnostic.message());
            }
            if (result.isSuccess()) {
                WritePlan plan = result.value().orElseThrow();
                lines.addAll(describe(plan));
                lines.add("");
                lines.addAll(differences(new DifferenceReader(directory, declared.selection()).read(plan)));
                if (declared.incomplete.isEmpty()) {
                    WritePlanApplier applier = new WritePlanApplier(directory, plan, tasks);
                    applier.begin();
                    applier.apply(done -> {});
                    lines.add("");
                    lines.addAll(after(output));
                    for (FileChange kept : plan.with(Action.KEEP)) {
                        Path file = output.resolve(kept.path().value());
                        assertThat(identities(output).get(file)).as("kept").isEqualTo(before.get(file));
                    }
                }
            }
        }
        Golden.assertFile(CASES.resolve(name + ".txt"), String.join("\n", lines) + "\n");
    }

    private static List<String> describe(WritePlan plan) {
        return plan.changes().stream()
                .map(change -> change.action().name().toLowerCase(Locale.ROOT) + " " + change.path())
                .toList();
    }

    private static List<String> differences(List<Difference> differences) {
        return differences.stream()
                .map(difference ->
                        "diff " + difference.path() + ": " + difference.former() + " -> " + difference.current())
                .toList();
    }

    private static List<String> after(Path output) throws IOException {
        List<String> lines = new ArrayList<>();
        Golden.read(output).forEach((path, text) -> lines.add("after " + path + ": " + text.strip()));
        for (String line : Files.readAllLines(output.resolve(LEDGER))) {
            lines.add("ledger " + line);
        }
        return lines;
    }

    /** The files with the attributes that show whether they were rewritten. */
    private static Map<Path, Object> identities(Path output) throws IOException {
        if (!Files.exists(output)) {
            return Map.of();
        }
        Map<Path, Object> keys = new TreeMap<>();
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                keys.put(file, List.of(Files.getAttribute(file, "fileKey"), Files.getLastModifiedTime(file)));
            }
        }
        return keys;
    }

    private record Case(
            OutputSelection selection,
            List<String> ledger,
            Map<String, String> present,
            Map<String, String> wanted,
            Set<String> incomplete) {

        @SuppressWarnings("unchecked") // files of a test
        static Case read(Path file) throws IOException {
            Map<String, Object> yaml = (Map<String, Object>)
                    new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
            List<String> outputs = (List<String>) yaml.getOrDefault("outputs", List.of());
            Set<OutputKind> kinds = outputs.stream()
                    .map(output -> OutputKind.fromFolder(output).orElseThrow())
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(OutputKind.class)));
            return new Case(
                    new OutputSelection(
                            kinds.isEmpty() ? EnumSet.copyOf(OutputKind.selectable()) : kinds,
                            Set.copyOf((List<String>) yaml.getOrDefault("environments", List.of()))),
                    (List<String>) yaml.getOrDefault("ledger", List.of()),
                    (Map<String, String>) yaml.getOrDefault("present", Map.of()),
                    (Map<String, String>) yaml.getOrDefault("wanted", Map.of()),
                    new HashSet<>((List<String>) yaml.getOrDefault("incomplete", List.of())));
        }

        void prepare(Path folder) throws IOException {
            for (var file : present.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(Objects.requireNonNull(path.getParent()));
                Files.writeString(path, file.getValue());
                if (OutputPath.parse(file.getKey())
                        .filter(output -> output.kind().isSecret())
                        .isPresent()) {
                    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
                }
            }
            if (!ledger.isEmpty()) {
                Files.writeString(folder.resolve(LEDGER), String.join("\n", ledger) + "\n");
            }
        }

        List<OutputFile> files() {
            Span origin =
                    Span.startOf(new SourceFile("registries.yaml", Path.of("registries.yaml"), "registries: []\n"));
            return wanted.entrySet().stream()
                    .map(file -> new OutputFile(
                            OutputPath.parse(file.getKey()).orElseThrow(),
                            List.of(file.getValue()),
                            origin,
                            fields -> {},
                            true,
                            !incomplete.contains(file.getKey())))
                    .toList();
        }
    }
}
