// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.misconfiguration.ValidFiles;
import io.registries.compiler.testing.CompilerRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * User templates that are copies of the built-in ones change no output. The output of copies is parsed, compared with
 * the required content and formatted; the output of built-in templates is written unchanged.
 */
class UserTemplatesTest {
    private static final Path TEMPLATES = Path.of("..", "templates").toAbsolutePath();
    private static final int VALID_FILES = 60;
    private static final String ID = "AKIAIOSFODNN7EXAMPLE";
    private static final String KEY = googleKey();
    private static final String ODD = "t\u00f6k\"en\\<&{}\uD83D\uDE00";
    private static final Map<String, String> SECRETS = Map.of(
            "AWS_ACCESS_KEY_ID", ID,
            "AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            "GCR_KEY", KEY,
            "GAR_KEY", KEY,
            "TOKEN", ODD,
            "PULL_TOKEN", ODD);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "quickstart, registries.yaml",
        "every-registry-type, registries.yaml",
        "monorepo, registries",
        "deliveries, registries.yaml"
    })
    void copiesOfTemplatesDoNotChangeASample(String sample, String source) throws IOException {
        changeNothing(CompilerRunner.SAMPLES.resolve(sample), source);
    }

    @Test
    void copiesOfTemplatesChangeNoOutput() throws IOException {
        Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(folder.resolve("secrets/token.txt"), KEY);
        Files.writeString(folder.resolve("secrets/short.txt"), "made-up");
        Random random = new Random(13);
        for (int i = 0; i < VALID_FILES; i++) {
            // The file contains passwords and keys, but no ID.
            String text = ValidFiles.next(random)
                    .replace("accessKeyId: {file: secrets/token.txt}", "accessKeyId: " + ID)
                    .replaceAll(
                            "(username|secretAccessKey): \\{file: secrets/token.txt}", "$1: {file: secrets/short.txt}");
            Files.writeString(folder.resolve("registries.yaml"), text);
            changeNothing(folder, "registries.yaml");
        }
    }

    private static String googleKey() {
        try {
            return Files.readString(CompilerRunner.SAMPLES.resolve("every-registry-type/secrets/gar-key.json"))
                    .replace("\n", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void changeNothing(Path base, String source) throws IOException {
        Path output = Files.createTempDirectory(folder, "output");
        assertThat(CompilerRunner.all(base, source, output, SECRETS).diagnostics())
                .allMatch(diagnostic -> !diagnostic.isError());
        var again = CompilerRunner.all(base, source, output, SECRETS, Optional.of(TEMPLATES));
        assertThat(again.diagnostics()).allMatch(diagnostic -> !diagnostic.isError());
        assertThat(again.value()).hasValueSatisfying(compilation -> {
            assertThat(compilation.total()).isPositive();
            assertThat(compilation.written()).isZero();
            assertThat(compilation.removed()).isEmpty();
        });
    }
}
