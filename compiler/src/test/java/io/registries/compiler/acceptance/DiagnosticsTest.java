// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.report.ReportFormat;
import io.registries.compiler.report.Reporter;
import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.Golden;
import io.registries.compiler.testing.OutputSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files with mistakes and their expected reports; user templates are in the directory {@code <name>.templates}. */
class DiagnosticsTest {
    private static final Path CASES =
            Path.of("src", "test", "resources", "diagnostics").toAbsolutePath();

    @TempDir
    private Path output;

    @ParameterizedTest
    @MethodSource("cases")
    void reportsMatchGoldenFiles(String name) throws IOException {
        Optional<Path> templates =
                Optional.of(CASES.resolve(name + ".templates")).filter(Files::isDirectory);
        var result = CompilerRunner.all(CASES, name + ".yaml", output, Map.of("TOKEN", "canary"), templates);
        String report = Reporter.console().report(result.diagnostics()) + "\n";
        assertThat(report + result).doesNotContain("canary");
        if (!result.isSuccess()) {
            assertThat(output).isEmptyDirectory();
        }
        Golden.assertFile(CASES.resolve(name + ".txt"), report);
        OutputSchema.REPORT.assertValid(ReportFormat.JSON.reporter().report(result.diagnostics()));
    }

    @Test
    void noReportIsOrphaned() throws IOException {
        assertThat(named(".txt")).isEqualTo(named(".yaml"));
    }

    static List<String> cases() throws IOException {
        return List.copyOf(named(".yaml"));
    }

    private static java.util.SortedSet<String> named(String ending) throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return new TreeSet<>(files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .toList());
        }
    }
}
