// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.InitRequest;
import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.RunContext;
import io.registries.compiler.report.ReportFormat;
import io.registries.compiler.report.Reporter;
import io.registries.compiler.testing.CompilerRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No secret of an input appears in the file, a diagnostic or a report, even if the input is invalid. */
@Tag("slow")
class InitSecretsTest {
    private static final Path CASES =
            Path.of("src", "test", "resources", "init").toAbsolutePath();
    private static final Pattern AUTH = Pattern.compile("\"auth\": ?\"([^\"]{8,})\"");
    private static final int CUTS = 60;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("inputs")
    void printsNoSecretOfAnInvalidInput(Path input) throws IOException {
        String text = Files.readString(CASES.resolve(input));
        List<String> secrets = new ArrayList<>(
                AUTH.matcher(text).results().map(found -> found.group(1)).toList());
        secrets.add("canary");
        int step = Math.max(1, text.length() / CUTS);
        for (int cut = 0; cut < text.length(); cut += step) {
            assertContainsNoSecret(input, text.substring(0, cut), secrets);
            assertContainsNoSecret(
                    input, text.substring(0, cut) + text.substring(Math.min(text.length(), cut + step)), secrets);
        }
        for (MatchResult value :
                Pattern.compile("\"[^\"\n]*\"(?!:)").matcher(text).results().toList()) {
            String swapped =
                    text.substring(0, value.start()) + "[{\"canary\": \"canary\"}]" + text.substring(value.end());
            assertContainsNoSecret(input, swapped, secrets);
        }
    }

    private void assertContainsNoSecret(Path input, String text, List<String> secrets) throws IOException {
        Path file = folder.resolve(input.getFileName().toString());
        Files.writeString(file, text);
        Path yaml = folder.resolve("registries.yaml");
        Files.deleteIfExists(yaml);
        String name = input.toString();
        InitRequest request = InitRequest.builder(folder, yaml)
                .dockerConfig(Optional.of(file).filter(config -> name.endsWith("config.json")))
                .values(name.contains("values") && name.endsWith(".yaml") ? List.of(file) : List.of())
                .registries(name.endsWith("registries.json") ? List.of(file) : List.of())
                .applications(
                        name.contains("applications/") || name.endsWith("applications.json")
                                ? List.of(file)
                                : List.of())
                .context(new RunContext(CompilerRunner.CLOCK, Map.of(), List.of()))
                .build();
        var result = new RegistriesCompiler().init(request);
        String reported = result
                + request.toString()
                + Reporter.console().report(result.diagnostics())
                + ReportFormat.JSON.reporter().report(result.diagnostics())
                + (Files.exists(yaml) ? Files.readString(yaml) : "");
        assertThat(reported.lines()).noneMatch(line -> secrets.stream().anyMatch(line::contains));
        if (result.isSuccess()) {
            assertThat(CompilerRunner.validate(folder, "registries.yaml").isSuccess())
                    .isTrue();
        }
    }

    static List<Path> inputs() throws IOException {
        try (Stream<Path> files = Files.walk(CASES)) {
            return files.filter(Files::isRegularFile)
                    .map(CASES::relativize)
                    .filter(file -> !file.getFileName().toString().startsWith("expected."))
                    .sorted()
                    .toList();
        }
    }
}
