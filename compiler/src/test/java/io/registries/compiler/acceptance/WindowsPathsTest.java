// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import io.registries.compiler.CompilationRequest;
import io.registries.compiler.RepositoryRoot;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.report.Reporter;
import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.Golden;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The paths of Windows: backslashes, drives, names in any case. In memory, on any system: a real Windows, its permissions, its
 * locks and its programs are not tested.
 */
class WindowsPathsTest {
    private static final String CONFIGURATION = """
            apiVersion: registries/v1
            registries:
              - {name: hub, type: docker-hub, username: acme, password: {env: TOKEN}, default: true}
            applications:
              - {name: checkout, repository: acme/checkout}
            """;
    private static final String CONTENT_FILE = CONFIGURATION.replace(
            "acme/checkout}", "acme/checkout, build: {type: managed-dockerfile, contentFile: '%s'}}");
    private static final Map<String, String> SECRETS = Map.of("TOKEN", "canary-token");

    private FileSystem windows;
    private Path repository;

    @BeforeEach
    void createRepository() throws IOException {
        windows = Jimfs.newFileSystem(
                Configuration.windows().toBuilder().setRoots("C:\\", "D:\\").build());
        repository = Files.createDirectories(windows.getPath("C:\\work\\shop"));
        Files.writeString(windows.getPath("D:\\token"), "canary-other-drive");
    }

    @AfterEach
    void close() throws IOException {
        windows.close();
    }

    @ParameterizedTest
    @CsvSource({"every-registry-type, LF", "every-registry-type, CRLF", "own-templates, LF", "own-templates, CRLF"})
    void outputIsThatOfLinux(String sample, String lineEnds) throws IOException {
        Map<String, String> files = Golden.read(CompilerRunner.SAMPLES.resolve(sample));
        for (Map.Entry<String, String> file : files.entrySet()) {
            boolean source = file.getKey().equals("registries.yaml");
            write(
                    file.getKey(),
                    source && lineEnds.equals("CRLF") ? file.getValue().replace("\n", "\r\n") : file.getValue());
        }
        Path output = repository.resolve("target\\registries");
        CompilationRequest request = CompilerRunner.request(repository, "registries.yaml", output, Map.of()).toBuilder()
                .templatesDirectory(Optional.of(repository.resolve("templates")).filter(Files::isDirectory))
                .build();

        assertThat(CompilerRunner.compiler().compile(request).isSuccess()).isTrue();
        Path expected = CompilerRunner.SAMPLES.resolve(sample).resolve("expected");
        Map<String, String> written = withForwardSlashes(Golden.read(output));
        assertThat(written).isEqualTo(Golden.read(expected));
        assertThat(Files.readString(output.resolve(".registries-ledger"))).doesNotContain("\\");

        assertThat(CompilerRunner.compiler().diff(request).diagnostics())
                .noneMatch(diagnostic -> diagnostic.code() == DiagnosticCode.DRIFT);
        assertThat(CompilerRunner.compiler().compile(request).isSuccess()).isTrue();
        assertThat(withForwardSlashes(Golden.read(output))).isEqualTo(written);
    }

    @Test
    void filesThatAreNoLongerGeneratedAreRemoved() throws IOException {
        write("registries.yaml", CONFIGURATION);
        Path output = repository.resolve("target\\registries");
        CompilerRunner.changes(repository, "registries.yaml", output, SECRETS);
        assertThat(output.resolve("docker-build-configs\\checkout.json")).exists();

        write("registries.yaml", CONFIGURATION.replace("name: checkout", "name: till"));
        CompilerRunner.changes(repository, "registries.yaml", output, SECRETS);
        assertThat(output.resolve("docker-build-configs\\checkout.json")).doesNotExist();
        assertThat(output.resolve("docker-build-configs\\till.json")).exists();
    }

    /** Code hosts and editors find a line only by a name with forward slashes. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void messagesNameFilesWithForwardSlashes(String lineEnd) throws IOException {
        write(
                "services/shop/registries.yaml",
                CONFIGURATION.replace("type: docker-hub", "type: docker-hubb").replace("\n", lineEnd));
        String report = Reporter.console()
                .report(CompilerRunner.compiler()
                        .validate(
                                CompilerRunner.request(repository.resolve("services\\shop"), "registries.yaml", SECRETS)
                                        .toBuilder()
                                        .namesRelativeTo(repository)
                                        .build())
                        .diagnostics());
        assertThat(report)
                .contains("--> services/shop/registries.yaml:3:23\n")
                .contains("3 |   - {name: hub, type: docker-hubb, username")
                .doesNotContain("\r")
                .doesNotContain("\\");
    }

    @Test
    void filesAreNamedFromTheWorkTree() throws IOException {
        write(".git/HEAD", "ref: refs/heads/main\n");
        Path folder = Files.createDirectories(repository.resolve("services\\shop"));
        RepositoryRoot root = RepositoryRoot.containing(folder, Map.of(), folder);
        assertThat(root.directory()).isEqualTo(repository);
        assertThat(root.nameOf(folder.resolve("registries.yaml"))).isEqualTo("services/shop/registries.yaml");
        assertThat(root.nameOf(windows.getPath("D:\\token"))).isEqualTo("D:/token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"services", "services/*/registries.yaml", "services/**.yaml", "SERVICES/shop/registries.yaml"})
    void sourcesAreFoundWithForwardSlashes(String source) throws IOException {
        write("services/shop/registries.yaml", CONFIGURATION);
        Result<?> result = CompilerRunner.validate(repository, source);
        assertThat(result.isSuccess()).as("%s", result.diagnostics()).isTrue();
    }

    /** A name that Windows cannot have is a file that does not exist. */
    @ParameterizedTest
    @ValueSource(strings = {"registries?.yaml:1", "a<b.yaml", "services\\*\\registries.yaml"})
    void impossibleSourcesAreMissing(String source) {
        assertThat(codes(CompilerRunner.validate(repository, source))).containsExactly(DiagnosticCode.MISSING_SOURCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "D:\\token",
                "D:/token",
                "d:\\TOKEN",
                "..\\..\\token",
                "../../token",
                "docker\\..\\..\\x",
                ".GIT\\config"
            })
    void filesOfOtherDirectoriesAreRefused(String path) throws IOException {
        write(".git/config", "[remote]\n");
        write("registries.yaml", CONTENT_FILE.formatted(path));
        Result<?> result = CompilerRunner.validate(repository, "registries.yaml");
        assertThat(codes(result)).contains(DiagnosticCode.PATH_TRAVERSAL);
        assertThat(Reporter.console().report(result.diagnostics())).doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token:stream", "a<b", "a|b", "D:token"})
    void impossibleFilesAreMissing(String path) throws IOException {
        write("registries.yaml", CONTENT_FILE.formatted(path));
        assertThat(codes(CompilerRunner.validate(repository, "registries.yaml")))
                .contains(DiagnosticCode.MISSING_FILE);
    }

    @Test
    void filesAreReadInSubdirectoriesBySlashesOfBothKinds() throws IOException {
        write("docker/Dockerfile", "FROM scratch\r\n");
        for (String path : List.of("docker/Dockerfile", "docker\\Dockerfile", "C:\\work\\shop\\docker\\Dockerfile")) {
            write("registries.yaml", CONTENT_FILE.formatted(path));
            Result<?> result = CompilerRunner.validate(repository, "registries.yaml");
            assertThat(result.isSuccess())
                    .as("%s: %s", path, result.diagnostics())
                    .isTrue();
        }
    }

    /** The ledger lists what a run may remove; anybody who can write to the directory can change it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "..\\..\\victim.json",
                "docker-build-configs\\..\\..\\..\\victim.json",
                "C:\\work\\shop\\victim.json"
            })
    void aLedgerRemovesNothingElsewhere(String line) throws IOException {
        write("registries.yaml", CONFIGURATION);
        write("victim.json", "{}");
        Path output = repository.resolve("target\\registries");
        CompilerRunner.changes(repository, "registries.yaml", output, SECRETS);
        Path ledger = output.resolve(".registries-ledger");
        Files.writeString(ledger, Files.readString(ledger) + line + "\n");
        CompilerRunner.changes(repository, "registries.yaml", output, SECRETS);
        assertThat(repository.resolve("victim.json")).exists();
    }

    private void write(String file, String text) throws IOException {
        Path target = repository.resolve(file);
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
    }

    private static List<DiagnosticCode> codes(Result<?> result) {
        return result.diagnostics().stream().map(Diagnostic::code).toList();
    }

    private static Map<String, String> withForwardSlashes(Map<String, String> files) {
        Map<String, String> renamed = new TreeMap<>();
        files.forEach((name, text) -> renamed.put(name.replace('\\', '/'), text));
        return renamed;
    }
}
