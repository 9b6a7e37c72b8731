// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.InitRequest;
import io.registries.compiler.InitResult;
import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.RunContext;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Result;
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
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each directory contains inputs, the generated file ({@code expected.yaml}) and the report ({@code expected.txt}). The
 * generated file is valid; neither contains the secrets of the inputs, which are recognizable.
 */
class InitTest {
    private static final Path CASES =
            Path.of("src", "test", "resources", "init").toAbsolutePath();
    private static final Set<String> INPUTS =
            Set.of("config.json", "values.yaml", "values", "registries.json", "applications.json", "applications");
    private static final String CANARY = "canary";

    /** A secret that is recognizable only by its name. */
    private static final String NAMED_SO = "not-to-be-written";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("cases")
    void outputMatchesExpectedFiles(String name) throws IOException {
        Path inputs = CASES.resolve(name);
        Result<InitResult> result =
                new RegistriesCompiler().init(request(inputs, inputs, folder.resolve("registries.yaml")));
        String report = Reporter.console().report(result.diagnostics());
        golden(inputs.resolve("expected.txt"), report.isEmpty() ? Optional.empty() : Optional.of(report + "\n"));
        Path file = folder.resolve("registries.yaml");
        Optional<String> yaml = Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        golden(inputs.resolve("expected.yaml"), yaml);
        assertThat(yaml.isPresent()).isEqualTo(result.isSuccess());
        assertThat(result + report + Golden.read(folder))
                .doesNotContainIgnoringCase(CANARY)
                .doesNotContain(NAMED_SO);
        if (result.isSuccess()) {
            assertValid();
        }
    }

    @Test
    void everyFileOfACaseIsUsed() throws IOException {
        for (String name : cases()) {
            try (Stream<Path> files = Files.list(CASES.resolve(name))) {
                assertThat(files.map(file -> file.getFileName().toString()))
                        .as(name)
                        .allMatch(file -> INPUTS.contains(file) || file.startsWith("expected."))
                        .anyMatch(file -> file.startsWith("expected."));
            }
        }
    }

    @Test
    void findsTheDefaultDockerConfig() throws IOException {
        Map<String, String> environment =
                Map.of("DOCKER_CONFIG", CASES.resolve("docker-config").toString());
        Path file = folder.resolve("registries.yaml");
        new RegistriesCompiler()
                .init(InitRequest.builder(folder, file)
                        .context(new RunContext(CompilerRunner.CLOCK, environment, List.of()))
                        .options(CompilerRunner.MAVEN)
                        .build());
        assertThat(file).hasContent(Files.readString(CASES.resolve("docker-config/expected.yaml")));
    }

    @Test
    void writesAStarterFileWithoutInput() throws IOException {
        Path file = folder.resolve("new/registries.yaml");
        Result<InitResult> result = new RegistriesCompiler()
                .init(InitRequest.builder(folder, file)
                        .context(new RunContext(CompilerRunner.CLOCK, Map.of("HOME", folder.toString()), List.of()))
                        .options(CompilerRunner.MAVEN)
                        .build());
        assertThat(result.diagnostics()).isEmpty();
        assertThat(CompilerRunner.validate(folder, "new/registries.yaml").diagnostics())
                .isEmpty();
        assertThat(file).content().startsWith("# yaml-language-server: $schema=registries-v1.schema.json\n");
        assertThat(folder.resolve("new/registries-v1.schema.json"))
                .hasSameBinaryContentAs(Path.of("../schemas/registries-v1.schema.json"));
    }

    @Test
    void keepsAnExistingSchema() throws IOException {
        Path schema = Files.writeString(folder.resolve("registries-v1.schema.json"), "mine");
        Path file = folder.resolve("registries.yaml");
        assertThat(new RegistriesCompiler()
                        .init(request(folder, CASES.resolve("devtron-registries"), file))
                        .isSuccess())
                .isTrue();
        assertThat(schema).hasContent("mine");
        assertThat(file).exists();
    }

    @Test
    void neverOverwrites() throws IOException {
        Path file = Files.writeString(folder.resolve("registries.yaml"), "mine");
        Result<InitResult> result =
                new RegistriesCompiler().init(request(folder, CASES.resolve("devtron-registries"), file));
        assertThat(result.diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly("`registries.yaml` already exists and is not overwritten");
        assertThat(Golden.read(folder)).containsOnlyKeys("registries.yaml").containsValue("mine");
    }

    @Test
    void neverOverwritesACertificate() throws IOException {
        Path certificate = folder.resolve("certs/harbor.crt");
        Files.createDirectories(certificate.getParent());
        Files.writeString(certificate, "mine");
        Result<InitResult> result = new RegistriesCompiler()
                .init(request(folder, CASES.resolve("devtron-registries"), folder.resolve("registries.yaml")));
        assertThat(result.diagnostics())
                .filteredOn(Diagnostic::isError)
                .extracting(Diagnostic::message)
                .containsExactly("`certs/harbor.crt` already exists and is not overwritten");
        assertThat(Golden.read(folder)).containsOnlyKeys("certs/harbor.crt").containsValue("mine");
    }

    private void assertValid() {
        List<Diagnostic> diagnostics =
                CompilerRunner.validate(folder, "registries.yaml").diagnostics();
        assertThat(diagnostics).as(Reporter.console().report(diagnostics)).noneMatch(Diagnostic::isError);
    }

    private static InitRequest request(Path base, Path inputs, Path file) {
        return InitRequest.builder(base, file)
                .dockerConfig(some(inputs, "config.json").stream().findFirst())
                .values(some(inputs, "values.yaml", "values"))
                .registries(some(inputs, "registries.json"))
                .applications(some(inputs, "applications.json", "applications"))
                .context(new RunContext(CompilerRunner.CLOCK, Map.of(), List.of()))
                .options(CompilerRunner.MAVEN)
                .build();
    }

    private static List<Path> some(Path inputs, String... names) {
        return Stream.of(names).map(inputs::resolve).filter(Files::exists).toList();
    }

    private static void golden(Path file, Optional<String> actual) throws IOException {
        if (actual.isPresent()) {
            Golden.assertFile(file, actual.get());
        } else {
            assertThat(file).doesNotExist();
        }
    }

    static Set<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return new TreeSet<>(
                    folders.map(file -> file.getFileName().toString()).toList());
        }
    }
}
