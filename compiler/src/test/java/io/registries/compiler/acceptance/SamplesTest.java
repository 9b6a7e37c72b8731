// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.acceptance;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.model.OutputKind;
import io.registries.compiler.report.Reporter;
import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every sample compiles to exactly its expected output. */
class SamplesTest {
    @TempDir
    private Path output;

    @ParameterizedTest
    @CsvSource({
        "quickstart, registries.yaml, false",
        "every-registry-type, registries.yaml, true",
        "monorepo, registries, false",
        "own-templates, registries.yaml, true"
    })
    void outputMatchesExpectedFiles(String sample, String source, boolean all) throws IOException {
        Path folder = CompilerRunner.SAMPLES.resolve(sample);
        Optional<Path> templates = Optional.of(folder.resolve("templates")).filter(Files::isDirectory);
        var result = all
                ? CompilerRunner.all(folder, source, output, Map.of(), templates)
                : CompilerRunner.some(folder, source, output, Map.of(), Set.of(), Set.of());
        assertThat(result.diagnostics()).allMatch(diagnostic -> !diagnostic.isError());
        Golden.assertTree(folder.resolve("expected"), output);
    }

    /** A sample shows what it is meant to show, and nothing that the compiler warns about. */
    @ParameterizedTest
    @CsvSource({
        "build-cache, registries.yaml, assumed-node-role",
        "deliveries, registries.yaml, ''",
        "every-registry-type, registries.yaml, 'assumed-node-role gcr-shutdown insecure-connection node-trust untrusted-base-registry'",
        "monorepo, registries, ''",
        "own-templates, registries.yaml, ''",
        "pipelines, registries.yaml, ''",
        "quickstart, registries.yaml, assumed-node-role"
    })
    void validationReportsNothingElse(String sample, String source, String codes) {
        Result<?> result = CompilerRunner.validate(CompilerRunner.SAMPLES.resolve(sample), source);
        assertThat(result.isSuccess()).isTrue();
        assertThat(result.diagnostics().stream()
                        .map(diagnostic -> diagnostic.code().id())
                        .distinct()
                        .sorted()
                        .collect(joining(" ")))
                .isEqualTo(codes);
    }

    @ParameterizedTest
    @CsvSource({
        "quickstart, registries.yaml",
        "every-registry-type, registries.yaml",
        "monorepo, registries",
        "own-templates, registries.yaml"
    })
    void secretsAreOnlyInSecretFiles(String sample, String source) throws IOException {
        Path folder = CompilerRunner.SAMPLES.resolve(sample);
        Optional<Path> templates = Optional.of(folder.resolve("templates")).filter(Files::isDirectory);
        var result = CompilerRunner.all(folder, source, output, Map.of(), templates);
        Map<String, String> open = Golden.read(output);
        open.keySet()
                .removeIf(path -> OutputKind.fromFolder(path.split("/", -1)[0])
                        .filter(OutputKind::isSecret)
                        .isPresent());
        String reported = result + Reporter.console().report(result.diagnostics()) + open;
        for (String line : secretLines(folder)) {
            assertThat(reported).doesNotContain(line);
        }
    }

    private static List<String> secretLines(Path sample) throws IOException {
        List<String> lines = Golden.read(sample).entrySet().stream()
                .filter(file -> file.getKey().matches("(registries/)?secrets/.*"))
                .map(Map.Entry::getValue)
                .flatMap(String::lines)
                .map(String::strip)
                .filter(line -> line.length() >= 8)
                .toList();
        assertThat(lines).isNotEmpty();
        return lines;
    }
}
