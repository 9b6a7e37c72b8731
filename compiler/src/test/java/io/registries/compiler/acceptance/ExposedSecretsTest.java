// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.CompilationRequest;
import io.registries.compiler.CompilationResult;
import io.registries.compiler.DiffResult;
import io.registries.compiler.RunContext;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.report.ReportFormat;
import io.registries.compiler.report.Reporter;
import io.registries.compiler.testing.CompilerRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No file except secret files contains the value of a secret, and no report quotes one. */
class ExposedSecretsTest {
    private static final String SECRET = "canary-of-the-registry";
    private static final String YAML = """
            apiVersion: registries/v1
            registries:
              - {name: hub, type: docker-hub, username: acme, password: {env: TOKEN}, default: true}
            environments:
              - {name: production, cluster: %s}
            applications:
              - {name: one, repository: acme/one, project: %s, build: {args: {A: %s}}}
              - {name: two, repository: acme/two, build: {type: managed-dockerfile, contentFile: Dockerfile}}
            """;

    @TempDir
    private Path folder;

    private Path output = Path.of("");

    @BeforeEach
    void writeDockerfile() throws IOException {
        output = folder.resolve("out");
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\n");
    }

    @ParameterizedTest
    @CsvSource({
        "canary-of-the-registry, shop, b, manifest.json",
        "prod, x canary-of-the-registry, b, manifest.json",
        "prod, shop, Basic Y2FuYXJ5LW9mLXRoZS1yZWdpc3RyeQ, docker-build-configs/one.json",
        "prod, shop, canary-of-the-registry, docker-build-configs/one.json"
    })
    void writesNothingIfTheConfigurationContainsTheValue(String cluster, String project, String arg, String path)
            throws IOException {
        assertExposes(YAML.formatted(cluster, project, arg), Optional.empty(), path);
    }

    @Test
    void writesNothingIfAnAliasContainsTheValue() throws IOException {
        assertExposes(
                YAML.formatted("prod", "shop", "*secret").replace("{env: TOKEN}", "&secret " + SECRET),
                Optional.empty(),
                "docker-build-configs/one.json");
    }

    @Test
    void writesNothingIfADockerfileContainsTheValue() throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nENV TOKEN=\"" + SECRET + "\"\n");
        assertExposes(YAML.formatted("prod", "shop", "b"), Optional.empty(), "docker-build-configs/two.json");
    }

    @Test
    void writesNothingIfATemplateAddsTheValueToAnEncryptedFile() throws IOException {
        Path template = folder.resolve("templates/dt-secrets/values.yaml.mustache");
        Files.createDirectories(template.getParent());
        Path builtIn = Path.of("..", "templates", "dt-secrets", "values.yaml.mustache");
        Files.writeString(template, Files.readString(builtIn) + "note: {{#secrets.data}}{{value}}{{/secrets.data}}\n");
        assertExposes(
                YAML.formatted("prod", "shop", "b")
                        .replace(
                                "cluster: prod",
                                "pullSecrets: [{name: regcred, delivery: sops, recipients:"
                                        + " [age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p]}]"),
                Optional.of(folder.resolve("templates")),
                "sops-values/production/regcred/values.sops.yaml");
    }

    private void assertExposes(String yaml, Optional<Path> templates, String path) throws IOException {
        Files.writeString(folder.resolve("registries.yaml"), yaml);
        ValidationRequest validation = ValidationRequest.builder(folder, "registries.yaml")
                .allowPlaintextSecrets(true)
                .context(new RunContext(CompilerRunner.CLOCK, Map.of("TOKEN", SECRET), List.of()))
                .options(CompilerRunner.MAVEN)
                .build();
        CompilationRequest.Builder request = CompilationRequest.builder(validation, output);
        request.templatesDirectory(templates);
        Result<CompilationResult> result = CompilerRunner.compiler().compile(request.build());
        assertThat(result.diagnostics().stream()
                        .filter(diagnostic -> diagnostic.code() == DiagnosticCode.EXPOSED_SECRET)
                        .map(Diagnostic::message))
                .anySatisfy(message -> assertThat(message).startsWith("`" + path + "` would contain the value of"));
        assertThat(output).doesNotExist();
        assertThat(Reporter.terminal().report(result.diagnostics())).doesNotContain(SECRET);
        for (ReportFormat format : ReportFormat.values()) {
            assertThat(format.reporter().report(result.diagnostics())).doesNotContain(SECRET);
        }
    }

    @Test
    void diffMasksTheValueInCommittedFiles() throws IOException {
        Files.writeString(folder.resolve("registries.yaml"), YAML.formatted("prod", "shop", "b"));
        CompilerRunner.all(folder, "registries.yaml", output, Map.of("TOKEN", SECRET));
        Path file = output.resolve("docker-build-configs/one.json");
        Files.writeString(file, Files.readString(file).replace("\"b\"", "\"" + SECRET + "\""));
        Result<DiffResult> result = CompilerRunner.compiler()
                .diff(CompilerRunner.request(folder, "registries.yaml", output, Map.of("TOKEN", SECRET)));
        assertThat(result.value().orElseThrow().differences()).isNotEmpty();
        assertThat(result.toString()).contains("***").doesNotContain(SECRET);
    }
}
