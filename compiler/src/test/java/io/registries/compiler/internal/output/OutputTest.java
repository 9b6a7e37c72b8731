// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.registries.compiler.CompilationResult;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.Golden;
import io.registries.compiler.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The changes that a run makes to the output directory. */
class OutputTest {
    private static final String HEAD = """
            apiVersion: registries/v1
            registries:
              - {name: hub, type: docker-hub, username: acme, password: {env: TOKEN}, default: true}
            environments: [{name: staging}, {name: production}]
            applications:
              - {name: one, repository: acme/one}
            """;
    private static final String TWO = HEAD + "  - {name: two, repository: acme/two}\n";
    private static final Map<String, String> TOKEN = Map.of("TOKEN", "canary");

    @TempDir
    private Path folder;

    private Path output;

    @BeforeEach
    void output() {
        output = folder.resolve("out");
    }

    @Test
    void doesNotTouchUnchangedFiles() throws IOException {
        compile(TWO);
        FileTime old = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));
        for (Path file : files()) {
            Files.setLastModifiedTime(file, old);
        }
        CompilationResult again = compile(TWO).value().orElseThrow();
        assertThat(again.written()).isZero();
        for (Path file : files()) {
            assertThat(Files.getLastModifiedTime(file)).as(file.toString()).isEqualTo(old);
        }
    }

    @Test
    void removesFilesThatAreNoLongerGenerated() throws IOException {
        compile(TWO);
        CompilationResult again = compile(HEAD).value().orElseThrow();
        assertThat(again.removed()).hasSize(3);
        assertThat(output.resolve("docker-build-configs/two.json")).doesNotExist();
        assertThat(output.resolve("docker-build-configs/one.json")).exists();
        assertThat(Files.readString(output.resolve("manifest.json"))).doesNotContain("two");
    }

    @Test
    void removesOnlySelectedOutput() throws IOException {
        compile(TWO);
        source(HEAD);
        CompilerRunner.some(folder, "registries.yaml", output, TOKEN, Set.of("image-pull-secrets"), Set.of("staging"));
        assertThat(output.resolve("image-pull-secrets/staging/two.yaml")).doesNotExist();
        assertThat(output.resolve("image-pull-secrets/production/two.yaml")).exists();
        assertThat(output.resolve("docker-build-configs/two.json")).exists();
    }

    @Test
    void manifestListsTheFilesOfOtherSelections() throws IOException {
        compile(TWO);
        String complete = Files.readString(output.resolve("manifest.json"));
        for (String environment : List.of("staging", "production")) {
            CompilerRunner.some(
                    folder, "registries.yaml", output, TOKEN, Set.of("image-pull-secrets"), Set.of(environment));
            assertThat(output.resolve("manifest.json")).hasContent(complete);
        }
        Files.delete(output.resolve("docker-build-configs/two.json"));
        CompilerRunner.some(folder, "registries.yaml", output, TOKEN, Set.of("dt-secrets"), Set.of("staging"));
        assertThat(Files.readString(output.resolve("manifest.json")))
                .doesNotContain("docker-build-configs/two.json")
                .contains("docker-build-configs/one.json", "dt-secrets/production/regcred/values.yaml");
    }

    @Test
    void manifestListsOnlyFilesOfTheLedgerWithFieldsOfAManifest() throws IOException {
        compile(TWO);
        Path manifest = output.resolve("manifest.json");
        Files.writeString(output.resolve("docker-build-configs/mine.json"), "{}");
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replace(
                                "{\"kind\":\"docker-build-configs\",\"path\":\"docker-build-configs/one.json\"",
                                "{\"kind\":\"docker-build-configs\",\"path\":\"docker-build-configs/mine.json\"},"
                                        + "{\"path\":\"docker-build-configs/two.json\",\"number\":1.5},"
                                        + "{\"kind\":\"custom\",\"path\":\"docker-build-configs/one.json\""));
        CompilerRunner.some(folder, "registries.yaml", output, TOKEN, Set.of("dt-secrets"), Set.of());
        assertThat(Files.readString(manifest))
                .doesNotContain("mine.json", "1.5", "\"custom\"")
                .contains("{\"kind\":\"docker-build-configs\",\"path\":\"docker-build-configs/one.json\"");
    }

    @Test
    void neverTouchesUnmanagedFiles() throws IOException {
        Path foreign = output.resolve("docker-build-configs/one.json");
        Path beside = output.resolve("docker-build-configs/mine.json");
        Files.createDirectories(foreign.getParent());
        Files.writeString(foreign, "mine");
        Files.writeString(beside, "mine");
        Result<CompilationResult> rejected = compile(HEAD);
        assertThat(rejected.diagnostics())
                .extracting(diagnostic -> diagnostic.code())
                .containsExactly(DiagnosticCode.UNMANAGED_FILE);
        assertThat(foreign).hasContent("mine");
        assertThat(output.resolve("manifest.json")).doesNotExist();
        Files.delete(foreign);
        compile(HEAD);
        compile(HEAD.replace("name: one", "name: other"));
        assertThat(beside).hasContent("mine");
        assertThat(foreign).doesNotExist();
    }

    @Test
    void keepsTheExistingOutputOnFailure() throws IOException {
        compile(TWO);
        Map<String, String> before = Golden.read(output);
        source(HEAD);
        assertThat(CompilerRunner.all(folder, "registries.yaml", output, Map.of())
                        .isSuccess())
                .isFalse();
        assertThat(Golden.read(output)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {".registries-staging", ".registries-staging-left"})
    void recoversFromARunKilledWhileWriting(String staging) throws IOException {
        compile(TWO);
        Map<String, String> whole = Golden.read(output);
        // the state after a kill: no manifest, a missing file, a staged file, temporary files
        Files.delete(output.resolve("manifest.json"));
        Files.delete(output.resolve("docker-build-configs/two.json"));
        Files.createDirectory(output.resolve(staging));
        Files.writeString(output.resolve(staging + "/1"), "half a manifest");
        for (String directory : List.of("", "docker-build-configs", "dt-secrets/staging/regcred")) {
            Files.writeString(output.resolve(directory).resolve(".registries-3.tmp"), "half a secret");
        }
        Path foreign = Files.writeString(output.resolve("docker-build-configs/.registries-3.txt"), "mine");
        compile(TWO);
        assertThat(foreign).hasContent("mine");
        Files.delete(foreign);
        try (Stream<Path> all = Files.walk(output)) {
            assertThat(all.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.endsWith(".tmp") || name.startsWith(".registries-staging"));
        }
        assertThat(Golden.read(output)).isEqualTo(whole);
    }

    @Test
    void replacesATemporaryFileInTheWay() throws IOException {
        compile(HEAD);
        Files.delete(output.resolve("docker-build-configs/one.json"));
        for (int thread = 1; thread <= Runtime.getRuntime().availableProcessors(); thread++) {
            Files.writeString(output.resolve("docker-build-configs/.registries-" + thread + ".tmp"), "old");
        }
        assertThat(compile(HEAD).isSuccess()).isTrue();
        assertThat(output.resolve("docker-build-configs/one.json")).content().contains("acme/one");
    }

    @Test
    void restrictsSecretsToTheirOwner() throws IOException {
        compile(HEAD);
        Path values = output.resolve("dt-secrets/staging/regcred/values.yaml");
        Files.setPosixFilePermissions(values, PosixFilePermissions.fromString("rw-r--r--"));
        compile(HEAD);
        for (String secret : Set.of("dt-secrets", "dt-secrets/staging", "dt-secrets/staging/regcred")) {
            assertThat(mode(output.resolve(secret))).isEqualTo("rwx------");
        }
        assertThat(mode(values)).isEqualTo("rw-------");
        assertThat(mode(output.resolve("devtron-registries/hub.json"))).isEqualTo("rw-------");
        assertThat(mode(output.resolve("manifest.json"))).isEqualTo("rw-r--r--");
    }

    @Test
    void restrictsAnOpenSecretsDirectory() throws IOException {
        Path secrets = output.resolve("dt-secrets/staging");
        Files.createDirectories(secrets);
        for (String name : List.of("", "regcred")) {
            Path open = Files.createDirectories(secrets.resolve(name));
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        Files.setPosixFilePermissions(secrets.getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
        compile(HEAD);
        for (String secret : Set.of("dt-secrets", "dt-secrets/staging", "dt-secrets/staging/regcred")) {
            assertThat(mode(output.resolve(secret))).isEqualTo("rwx------");
        }
    }

    @Test
    void replacesASecretFileWithAnotherHardLink() throws IOException {
        compile(HEAD);
        Path values = output.resolve("dt-secrets/staging/regcred/values.yaml");
        Path other = folder.resolve("other.yaml");
        Files.createLink(other, values);
        Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rw-r--r--"));
        compile(HEAD);
        assertThat(mode(values)).isEqualTo("rw-------");
        assertThat(mode(other)).isEqualTo("rw-r--r--");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dt-secrets", "dt-secrets/staging", "dt-secrets/staging/regcred"})
    void rejectsASecretsDirectoryOfAnotherUser(String location) throws IOException {
        assumeTrue(Files.getOwner(folder).getName().equals("root"), "only root gives files away");
        Path others = Files.createDirectories(output.resolve(location));
        Files.setOwner(
                others, others.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        Files.setPosixFilePermissions(others, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(compile(HEAD).diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly("directory `out/" + location
                        + "` belongs to another user, `nobody`, who could replace the secrets in it");
        assertThat(output.resolve("manifest.json")).doesNotExist();
        assertThat(output.resolve("dt-secrets/production")).doesNotExist();
    }

    @Test
    void rejectsAnOutputDirectoryOfAnotherUser() throws IOException {
        assumeTrue(Files.getOwner(folder).getName().equals("root"), "only root gives files away");
        Files.createDirectories(output);
        Files.setOwner(
                output, output.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        assertThat(compile(HEAD).diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly(
                        "directory `out` belongs to another user, `nobody`, who could replace the secrets in it");
        try (Stream<Path> files = Files.list(output)) {
            assertThat(files).containsExactly(output.resolve(".registries-lock"));
        }
    }

    @Test
    void otherUsersCannotReplaceADirectoryOfSecrets() throws IOException {
        Files.createDirectories(output);
        Files.setPosixFilePermissions(output, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThat(compile(HEAD).isSuccess()).isTrue();
        assertThat(mode(output)).isEqualTo("rwxrwxr-x");
    }

    @Test
    void sharedDirectoryWhereOnlyOwnersRemoveFilesMayHoldSecrets() throws Exception {
        Files.createDirectories(output);
        assertThat(Program.named("chmod").run(folder, "1777", output.toString()).code())
                .isZero();
        assertThat(compile(HEAD).isSuccess()).isTrue();
        assertThat(mode(output)).isEqualTo("rwxrwxrwx");
    }

    @Test
    void replacesASecretFileOfAnotherUser() throws IOException {
        assumeTrue(Files.getOwner(folder).getName().equals("root"), "only root gives files away");
        compile(HEAD);
        Path values = output.resolve("dt-secrets/staging/regcred/values.yaml");
        Files.setOwner(
                values, values.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        compile(HEAD);
        assertThat(Files.getOwner(values).getName()).isEqualTo("root");
    }

    @Test
    void needsNoSecretForCommittableOutputs() throws IOException {
        source(TWO);
        var open = CompilerRunner.some(
                folder,
                "registries.yaml",
                output,
                Map.of(),
                Set.of("docker-build-configs", "image-pull-secrets"),
                Set.of());
        assertThat(open.isSuccess()).isTrue();
    }

    @Test
    void rejectsSecretsThatGitDoesNotIgnore() throws Exception {
        Process git = new ProcessBuilder("git", "init", "-q", folder.toString()).start();
        assertThat(git.waitFor()).isZero();
        assertThat(compile(HEAD).diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo(DiagnosticCode.SECRETS_IN_GIT);
            assertThat(diagnostic.message()).contains("`out/");
            assertThat(diagnostic.help().orElseThrow()).contains("add the line `/out/`");
        });
        assertThat(output).doesNotExist();
        Files.writeString(folder.resolve(".gitignore"), "/out/\n");
        assertThat(compile(HEAD).isSuccess()).isTrue();
    }

    @Test
    void writesNothingIfAnUnmanagedFileExists() throws IOException {
        Path inTheWay = output.resolve("dt-secrets/staging");
        Files.createDirectories(inTheWay.getParent());
        Files.writeString(inTheWay, "somebody else's");
        assertThat(compile(HEAD).diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly("`out/dt-secrets/staging` is a regular file, not a directory");
        assertThat(output.resolve("docker-build-configs")).doesNotExist();
        assertThat(output.resolve(".registries-staging")).doesNotExist();
        Files.delete(inTheWay);
        assertThat(compile(HEAD).isSuccess()).isTrue();
        assertThat(output.resolve("docker-build-configs/one.json")).exists();
        assertThat(output.resolve("dt-secrets/staging/regcred/values.yaml")).exists();
    }

    @Test
    void reportsTheFileInPlaceOfADirectory() throws IOException {
        Files.writeString(output, "a file");
        assertThat(compile(HEAD).diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly("`out` is a regular file, not a directory");
    }

    @Test
    void reportsAReadOnlyDirectory() throws IOException {
        // not writable even for root
        output = Path.of("/proc/registries");
        assertThatThrownBy(() -> compile(HEAD))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the output directory `/proc/registries` cannot be written: ");
    }

    @Test
    void exceptionsContainNoSecret() throws IOException {
        output = Path.of("/proc/registries");
        assertThatThrownBy(() -> compile(HEAD)).satisfies(problem -> {
            assertThat(Throwables.getStackTrace(problem)).doesNotContain("canary");
        });
    }

    private Result<CompilationResult> compile(String yaml) throws IOException {
        source(yaml);
        return CompilerRunner.all(folder, "registries.yaml", output, TOKEN);
    }

    private void source(String yaml) throws IOException {
        Files.writeString(folder.resolve("registries.yaml"), yaml);
    }

    private Iterable<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(output)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
