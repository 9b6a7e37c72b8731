// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.CompilationResult;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.report.ConsoleLine;
import io.registries.compiler.report.ProvenanceTable;
import io.registries.compiler.report.Reporter;
import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.Golden;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Issues that users reported for other tools, one directory per issue: the configuration, the expected report
 * ({@code report.txt}) and the expected output ({@code expected/}).
 */
class UpstreamIssuesTest {
    private static final Path COMPLAINTS =
            Path.of("src", "test", "resources", "complaints").toAbsolutePath();

    @TempDir
    private Path output;

    @ParameterizedTest
    @MethodSource("complaints")
    void reportAndOutputMatchGoldenFiles(String complaint) throws IOException {
        Path folder = COMPLAINTS.resolve(complaint);
        Result<CompilationResult> result = CompilerRunner.all(
                folder, "registries.yaml", output, environment(folder.resolve("environment.properties")));
        String sources = result.value()
                .map(made -> ConsoleLine.join(ProvenanceTable.of(made.provenances())))
                .orElse("refused");
        Golden.assertFile(
                folder.resolve("report.txt"),
                (Reporter.console().report(result.diagnostics()) + "\n\n" + sources).strip() + "\n");
        if (result.isSuccess()) {
            Golden.assertTree(folder.resolve("expected"), output);
        } else {
            assertThat(output).isEmptyDirectory();
            assertThat(folder.resolve("expected")).doesNotExist();
        }
    }

    static List<String> complaints() throws IOException {
        try (Stream<Path> folders = Files.list(COMPLAINTS)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> environment(Path file) throws IOException {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
        }
        Map<String, String> environment = new HashMap<>(Map.of(
                "TOKEN",
                "made-up-token",
                "GOOGLE_KEY",
                Files.readString(CompilerRunner.SAMPLES.resolve("every-registry-type/secrets/gar-key.json"))));
        properties.stringPropertyNames().forEach(name -> environment.put(name, properties.getProperty(name)));
        return environment;
    }
}
