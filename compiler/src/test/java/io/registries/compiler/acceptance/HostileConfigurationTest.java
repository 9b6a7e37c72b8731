// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.CompilationRequest;
import io.registries.compiler.CompilationResult;
import io.registries.compiler.DiffResult;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.report.ConsoleLine;
import io.registries.compiler.report.ProvenanceTable;
import io.registries.compiler.report.Report;
import io.registries.compiler.report.ReportFormat;
import io.registries.compiler.testing.AnyText;
import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.HostileText;
import io.registries.compiler.testing.RequiresProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an author of a pull request writes into a configuration, into file names and into committed outputs is displayed, and
 * has no other effect in any report.
 */
@RequiresProgram({"node", "npm"})
class HostileConfigurationTest {
    private static final String WORD = "evil";
    private static final Map<String, String> SECRETS = Map.of("TOKEN", "made-up-token");
    private static final String HUB =
            "apiVersion: registries/v1\nregistries:\n  - {name: hub, type: docker-hub, username: acme, password: {env: TOKEN}, default: true}\n";

    /** A half of a character is in no file, and in no name of a file. */
    private static final List<String> TEXTS = HostileText.ALL.stream()
            .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text))
            .toList();

    @TempDir
    private Path folder;

    private Path output = Path.of("");
    private final List<String> documents = new ArrayList<>();

    @BeforeEach
    void setUp() throws IOException {
        output = folder.resolve("out");
        Files.writeString(folder.resolve("t"), "made-up-token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // a field, a value, references, paths
                "TEXT: 1\n",
                "applications: [{name: one, TEXT: 1, build: {type: skip}}]\n",
                "applications: [{name: TEXT, repository: acme/one}]\n",
                "applications: [{name: one, registry: TEXT, repository: acme/one}]\n",
                "applications: [{name: one, repository: acme/one, build: {type: managed-dockerfile, contentFile: TEXT}}]\n",
                "environments: [{name: prod, pullSecrets: [{name: a, delivery: sealed-secret, sealing: {certificate: TEXT}}]}]\n",
                "environments: [{name: prod, pullSecrets: [{name: a, delivery: sops, recipients: [TEXT]}]}]\n"
            })
    void hasNoEffectInAConfiguration(String yaml) throws IOException {
        for (String text : TEXTS) {
            Files.writeString(folder.resolve("registries.yaml"), HUB + yaml.replace("TEXT", AnyText.quoted(text)));
            Result<?> result = CompilerRunner.validate(folder, "registries.yaml");
            assertThat(result.diagnostics()).isNotEmpty();
            assertHarmless(Report.of(result.diagnostics()));
        }
        assertDisplayed();
    }

    @Test
    void hasNoEffectInTheReasonOfASuppression() throws IOException {
        for (String text : TEXTS) {
            Files.writeString(folder.resolve("registries.yaml"), """
                    apiVersion: registries/v1
                    registries:
                      - name: lab
                        type: other
                        url: lab.example
                        username: acme
                        password: {env: TOKEN}
                        default: true
                        connection: insecure # registries: allow insecure-connection: ok TEXT
                    applications: [{name: one, repository: acme/one}]
                    """.replace(
                            "TEXT", text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\uFEFF\uFFFE]", " ")));
            Result<?> result = CompilerRunner.validate(folder, "registries.yaml");
            assertThat(result.value()).as(text).isPresent();
            assertHarmless(Report.of(result.diagnostics()));
        }
        assertDisplayed();
    }

    @Test
    void hasNoEffectInTheNameOfAFile() throws IOException {
        int files = 0;
        for (String text : TEXTS) {
            Optional<Path> file = fileNamed(text);
            if (file.isPresent()) {
                Files.writeString(file.get(), "apiVersion: registries/v1\nregistries: [{name: hub, name: hub}]\n");
                Result<?> result = CompilerRunner.validate(folder, "config");
                assertThat(result.diagnostics()).isNotEmpty();
                assertHarmless(Report.of(result.diagnostics()));
                Files.delete(file.get());
                files++;
            }
        }
        assertThat(files).isPositive();
        assertDisplayed();
    }

    // Windows has no such names.
    private Optional<Path> fileNamed(String text) throws IOException {
        Path config = Files.createDirectories(folder.resolve("config"));
        try {
            return Optional.of(Files.createFile(config.resolve(text.replace("/", "&#47;") + ".yaml")));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Test
    void hasNoEffectInAReferenceToASecret() throws IOException {
        List<String> tables = new ArrayList<>();
        for (String text : TEXTS) {
            String path = AnyText.quoted(text.replace("/", "&#47;") + "/../t");
            Files.writeString(
                    folder.resolve("registries.yaml"),
                    (HUB + "environments: [{name: prod, pullSecrets: [{name: regcred, registries: [hub]}]}]\n"
                                    + "applications: [{name: one, repository: acme/one}]\n")
                            .replace("env: TOKEN", "file: " + path));
            Result<CompilationResult> result = CompilerRunner.all(folder, "registries.yaml", output, Map.of());
            assertHarmless(Report.of(result.diagnostics()));
            result.value().ifPresent(value -> {
                List<ConsoleLine> table = ProvenanceTable.of(value.provenances());
                HostileText.assertLines(table);
                tables.add(ConsoleLine.join(table));
            });
        }
        assertThat(String.join("\n", tables)).contains(WORD);
        HostileText.assertOnlyText(documents);
    }

    @Test
    void hasNoEffectInACommittedFile() throws IOException {
        Files.writeString(
                folder.resolve("registries.yaml"), HUB + "applications: [{name: one, repository: acme/one}]\n");
        CompilationRequest request = request(Optional.empty());
        CompilerRunner.compiler().compile(request);
        Path file = output.resolve("docker-build-configs/one.json");
        String committed = Files.readString(file);
        for (String text : TEXTS) {
            Files.writeString(file, text + "\n" + committed + text + "\n");
            assertHarmlessDifference(request);
        }
        assertDisplayed();
    }

    @Test
    void hasNoEffectInATemplate() throws IOException {
        Files.writeString(
                folder.resolve("registries.yaml"), HUB + "applications: [{name: one, repository: acme/one}]\n");
        Path template = folder.resolve("templates/custom/{application}.yaml.mustache");
        Files.createDirectories(template.getParent());
        CompilationRequest request = request(Optional.of(folder.resolve("templates")));
        for (String text : TEXTS) {
            Files.writeString(template, "a: |\n" + text.replace("{{", "{ {").indent(2) + "b: {{name}}\n");
            Result<CompilationResult> compiled = CompilerRunner.compiler().compile(request);
            assertHarmless(Report.of(compiled.diagnostics()));
            if (compiled.isSuccess()) {
                // The text is context of a change in the next line.
                Path file = output.resolve("custom/one.yaml");
                Files.writeString(file, Files.readString(file).replace("\nb: one", "\nc: one"));
                assertHarmlessDifference(request);
            }
        }
        assertDisplayed();
    }

    private CompilationRequest request(Optional<Path> templates) {
        return CompilationRequest.builder(CompilerRunner.request(folder, "registries.yaml", SECRETS), output)
                .templatesDirectory(templates)
                .build();
    }

    private void assertHarmlessDifference(CompilationRequest request) throws IOException {
        Result<DiffResult> diff = CompilerRunner.compiler().diff(request);
        Report report =
                Report.of(diff.diagnostics()).and(diff.value().orElseThrow().differences());
        assertThat(report.differences()).isNotEmpty();
        assertHarmless(report);
    }

    private void assertHarmless(Report report) {
        HostileText.assertHarmless(report);
        documents.add(ReportFormat.MARKDOWN.reporter().report(report));
    }

    private void assertDisplayed() {
        assertThat(String.join("\n", documents)).contains(WORD);
        HostileText.assertOnlyText(documents);
    }
}
