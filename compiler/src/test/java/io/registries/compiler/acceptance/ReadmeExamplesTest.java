// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.model.RegistryCheck;
import io.registries.compiler.model.Stage;
import io.registries.compiler.report.CheckTable;
import io.registries.compiler.report.ConsoleLine;
import io.registries.compiler.report.ReportFormat;
import io.registries.compiler.report.Reporter;
import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documented output for the ten most likely mistakes is the output of the compiler. */
class ReadmeExamplesTest {
    private static final String PULLABLE = "credentials accepted, %d of %d pullable, push: not tried";
    private static final Path README = Path.of("..", "README.md");
    private static final Path DOCS = Path.of("..", "docs");
    private static final Path SCREENS = Path.of("../docs/reference/common-mistakes.md");
    private static final Mistake MISSPELT_REGISTRY =
            new Mistake("A registry that is not declared", "pullsFrom: {registry: hub}", "pullsFrom: {registry: hubb}");
    private static final List<Mistake> MISTAKES = List.of(
            MISSPELT_REGISTRY,
            new Mistake("A misspelt field", "password:", "pasword:"),
            new Mistake("A misspelt word", "docker-hub", "dockerhub"),
            new Mistake("A secret in the file", "{file: secrets/dockerhub-token.txt}", "dckr_pat_s3cr3t"),
            new Mistake("A wrong indentation", "\n    repository: acme", "\n   repository: acme"),
            new Mistake("A quote left open", "acme/checkout", "\"acme/checkout"),
            new Mistake("A repository with its tag", "acme/checkout", "acme/checkout:latest"),
            new Mistake("A URL with its scheme", "url: 1234", "url: https://1234"),
            new Mistake("An environment that is not declared", "[staging,", "[stagging,"),
            new Mistake("No default registry", ", default: true", ""));

    @TempDir
    private Path folder;

    private String valid = "";

    @BeforeEach
    void readReadmeExample() throws IOException {
        String readme = Files.readString(README);
        int from = readme.indexOf("```yaml\n") + "```yaml\n".length();
        valid = readme.substring(from, readme.indexOf("```", from));
    }

    @Test
    void screensMatchTheCompiler() throws IOException {
        StringBuilder screens = new StringBuilder("""
                # The ten most likely mistakes

                Each is one edit of the example in the [README](../../README.md), with the report of the compiler.
                """);
        for (Mistake mistake : MISTAKES) {
            screens.append("\n## ").append(mistake.title()).append("\n\n```text\n");
            screens.append(screen(mistake)).append("\n```\n");
        }
        Golden.assertFile(SCREENS, screens.toString());
    }

    @Test
    void readmeShowsTheConsoleReport() throws IOException {
        assertThat(Files.readString(README)).contains(screen(MISSPELT_REGISTRY).indent(4));
    }

    @Test
    void reportsPageShowsTheJsonReport() throws IOException {
        write(MISSPELT_REGISTRY.in(valid));
        String report = ReportFormat.JSON
                .reporter()
                .report(CompilerRunner.validate(folder, "registries.yaml").diagnostics());
        assertThat(Files.readString(DOCS.resolve("reference/reports.md")))
                .contains("```json\n" + report.strip() + "\n```");
    }

    @Test
    void connectivityGuideShowsTheCheckTable() throws IOException {
        Span location = Span.startOf(new SourceFile("registries.yaml", folder, ""));
        List<RegistryCheck> checks = List.of(
                check("harbor", Stage.PULL, PULLABLE.formatted(3, 3), location, 84, 61, 0),
                check("hub", Stage.PULL, PULLABLE.formatted(1, 1), location, 112, 240, 76),
                check("quay", Stage.API, "registry API found, pull: not tried", location, 95, 120, 0),
                check("lab", Stage.NAME, "host resolved", location, 0, 0, 0));
        assertThat(Files.readString(DOCS.resolve("guides/connectivity.md")))
                .contains(ConsoleLine.join(CheckTable.of(checks)).indent(4));
    }

    private static RegistryCheck check(
            String name, Stage reached, String proved, Span location, long millis, long days, int pulls) {
        return new RegistryCheck(
                name,
                "",
                location,
                reached,
                proved,
                Optional.of(Duration.ofMillis(millis)).filter(time -> millis > 0),
                Optional.of(days).filter(left -> left > 0),
                Optional.empty(),
                Optional.of(pulls).filter(left -> left > 0),
                List.of());
    }

    @Test
    void readmeExampleIsValid() throws IOException {
        assertThat(report(valid)).isEmpty();
    }

    @Test
    void readmeListsTheFilesThatItsExampleCompilesTo() throws IOException {
        write(valid);
        Path token = Files.createDirectories(folder.resolve("secrets")).resolve("dockerhub-token.txt");
        Files.writeString(token, "made-up");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        Path output = folder.resolve("target/registries");
        CompilerRunner.some(folder, "registries.yaml", output, Map.of(), Set.of(), Set.of());
        try (Stream<Path> files = Files.walk(output)) {
            assertThat(listedFiles())
                    .containsExactlyInAnyOrderElementsOf(files.filter(Files::isRegularFile)
                            .map(file -> output.relativize(file).toString())
                            .filter(file -> !file.startsWith(".registries-"))
                            .toList());
        }
    }

    private static List<String> listedFiles() throws IOException {
        return Pattern.compile("(?m)^ {4}[├└]── (\\S+)")
                .matcher(Files.readString(README))
                .results()
                .map(line -> line.group(1))
                .toList();
    }

    private record Mistake(String title, String right, String wrong) {
        String in(String valid) {
            assertThat(valid).contains(right);
            return valid.replace(right, wrong);
        }
    }

    private String screen(Mistake mistake) throws IOException {
        String report = report(mistake.in(valid));
        assertThat(report).doesNotContain("dckr_pat_s3cr3t");
        return report;
    }

    private void write(String yaml) throws IOException {
        Files.writeString(folder.resolve("registries.yaml"), yaml);
    }

    private String report(String yaml) throws IOException {
        write(yaml);
        return Reporter.console()
                .report(CompilerRunner.validate(folder, "registries.yaml").diagnostics());
    }
}
