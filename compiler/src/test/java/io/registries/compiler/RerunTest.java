// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.Code;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.report.Reporter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that would change nothing is not done; one that might is, whatever an earlier one has left. */
class RerunTest {
    private static final String PLAIN = """
            apiVersion: registries/v1
            registries:
              - {name: hub, type: docker-hub, username: acme, password: {env: TOKEN}, default: true}
            environments:
              - {name: staging, cluster: here, namespace: apps}
            applications:
              - {name: one, repository: acme/one}
              - {name: two, repository: acme/two}
            """;
    private static final String VALUES = "dt-secrets/staging/regcred/values.yaml";

    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>(Map.of("TOKEN", "canary-token"));
    private Path output = Path.of("");
    private int progressed;

    @BeforeEach
    void declare() throws IOException {
        output = folder.resolve("out");
        Files.createDirectory(folder.resolve("config"));
        Files.writeString(folder.resolve("config/registries.yaml"), PLAIN);
    }

    @Test
    void theRunAfterOneThatChangedNothingIsNotDone() throws IOException {
        Compilation first = run();
        Compilation second = run();
        Compilation third = runNeedlessly();
        assertThat(first.written()).isPositive();
        assertThat(List.of(second.written(), second.removed())).containsOnly(0);
        assertThat(List.of(third.files(), third.written(), third.removed(), third.provenances(), third.pulls()))
                .isEqualTo(List.of(second.files(), 0, 0, second.provenances(), second.pulls()));
        assertThat(third.pulls()).containsExactly(Map.entry("secret", 2));
        runNeedlessly();
    }

    @Test
    void whatTheRunBeforeToldIsToldAgain() throws IOException {
        Files.writeString(
                folder.resolve("config/registries.yaml"),
                PLAIN.replace(
                                "applications:",
                                "  - {name: idle, pullSecrets: [{name: spare, registries: [hub]}]}  # registries: allow unused-environment: soon\napplications:")
                        .replace("{name: one, repo", "{name: one, environments: [staging], repo")
                        .replace("{name: two, repo", "{name: two, environments: [staging], repo"));
        Result<Compilation> first = compile("config/registries.yaml", environment);
        assertThat(first.findings()).isNotEmpty();
        compile("config/registries.yaml", environment);
        progressed = 0;
        Result<Compilation> needless = compile("config/registries.yaml", environment);
        assertThat(progressed).isZero();
        assertThat(Reporter.console().report(needless.findings()))
                .isEqualTo(Reporter.console().report(first.findings()));
    }

    /** What may happen between two runs. */
    enum Event {
        A_COMMENT(test -> test.append("config/registries.yaml", "# a comment\n")),
        ANOTHER_FILE(test -> test.append("config/more.yaml", "apiVersion: registries/v1\napplications: []\n")),
        ANOTHER_SECRET(test -> test.environment.put("TOKEN", "another-token")),
        NO_SECRET(test -> test.environment.remove("TOKEN")),
        A_FILE_CHANGED(test -> test.append("out/docker-build-configs/one.json", " ")),
        A_LETTER_CHANGED(test ->
                test.write(VALUES, Files.readString(test.output.resolve(VALUES)).replace("regcred", "regcree"))),
        A_FILE_REMOVED(test -> Files.delete(test.output.resolve(VALUES))),
        A_FILE_THAT_IS_A_LINK(test -> {
            Path file = test.output.resolve("docker-build-configs/one.json");
            Files.move(file, test.folder.resolve("moved"));
            Files.createSymbolicLink(file, test.folder.resolve("moved"));
        }),
        NO_MANIFEST(test -> Files.delete(test.output.resolve("manifest.json"))),
        A_LEDGER_WITH_MORE(test -> test.append("out/.registries-ledger", "docker-build-configs/three.json\n")),
        NO_LEDGER(test -> Files.delete(test.output.resolve(".registries-ledger"))),
        A_SECRET_FOR_ALL(test -> Files.setPosixFilePermissions(
                test.output.resolve(VALUES), PosixFilePermissions.fromString("rw-r--r--"))),
        A_FOLDER_FOR_ALL(test -> Files.setPosixFilePermissions(
                test.output.resolve("dt-secrets"), PosixFilePermissions.fromString("rwxr-xr-x"))),
        A_KILLED_RUN(test -> Files.createDirectory(test.output.resolve(".registries-staging"))),
        A_RUN_KILLED_AT_ITS_START(test -> Files.writeString(test.output.resolve(".registries-lock"), "a mark")),
        NO_MEMO(test -> Files.delete(test.memo())),
        HALF_A_MEMO(test -> {
            byte[] bytes = Files.readAllBytes(test.memo());
            Files.write(test.memo(), Arrays.copyOf(bytes, bytes.length / 2));
        }),
        A_MEMO_THAT_IS_NONE(test -> Files.writeString(test.memo(), "x".repeat(1_000)));

        @SuppressWarnings("ImmutableEnumChecker") // lambdas that keep nothing
        private final Happening happening;

        Event(Happening happening) {
            this.happening = happening;
        }

        private interface Happening {
            void to(RerunTest test) throws IOException;
        }
    }

    @ParameterizedTest
    @EnumSource
    void afterWhateverHappensTheRunIsDone(Event event) throws IOException {
        run("config");
        run("config");
        assertThat(compile("config", environment).value().orElseThrow().pullPaths())
                .isEmpty();
        event.happening.to(this);
        progressed = 0;
        Result<Compilation> result = compile("config", environment);
        assertThat(progressed > 0 || !result.isSuccess()).isTrue();
        Path fresh = folder.resolve("fresh");
        assertThat(Compile.all(folder, "config", fresh, environment).isSuccess())
                .isEqualTo(result.isSuccess());
        if (result.isSuccess()) {
            assertThat(Golden.read(output)).isEqualTo(Golden.read(fresh));
            assertThat(mode(output.resolve(VALUES))).isEqualTo("rw-------");
            assertThat(mode(output.resolve("dt-secrets"))).isEqualTo("rwx------");
        }
    }

    @Test
    void noTruncationOfAMemoIsBelieved() throws IOException {
        run();
        run();
        byte[] memo = Files.readAllBytes(memo());
        for (int length = 0; length < memo.length; length += 7) {
            Files.write(memo(), Arrays.copyOf(memo, length));
            progressed = 0;
            run();
            assertThat(progressed).as("of %d bytes", length).isPositive();
        }
    }

    @Test
    void aFileOfASecretIsReadEachTime() throws IOException {
        Path token = secretFile();
        Files.writeString(folder.resolve("config/registries.yaml"), PLAIN.replace("{env: TOKEN}", "{file: token}"));
        for (SecretFileEvent event : SecretFileEvent.values()) {
            Files.writeString(token, "canary-token");
            Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
            run();
            run();
            runNeedlessly();
            progressed = 0;
            event.happening.to(token);
            Result<Compilation> result = compile("config/registries.yaml", environment);
            assertThat(result.findings()).extracting(Diagnostic::code).isEqualTo(event.told);
            assertThat(progressed > 0).isEqualTo(result.isSuccess());
            if (result.isSuccess()) {
                compile("config/registries.yaml", environment);
                progressed = 0;
                Result<Compilation> needless = compile("config/registries.yaml", environment);
                assertThat(needless.findings()).extracting(Diagnostic::code).isEqualTo(event.told);
                assertThat(progressed).isZero();
            }
        }
    }

    /** What may happen to a file that holds a secret. */
    enum SecretFileEvent {
        CHANGED(token -> Files.writeString(token, "another-token")),
        REMOVED(Files::delete, Code.MISSING_SECRET),
        OPENED(
                token -> Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--")),
                Code.READABLE_SECRET_FILE);

        @SuppressWarnings("ImmutableEnumChecker") // lambdas that keep nothing
        private final Deed happening;

        @SuppressWarnings("ImmutableEnumChecker")
        private final List<Code> told;

        SecretFileEvent(Deed happening, Code... told) {
            this.happening = happening;
            this.told = List.of(told);
        }

        private interface Deed {
            void to(Path token) throws IOException;
        }
    }

    /** What a run depends on beside the configuration and where secrets are kept. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "password: {dockerConfig: docker.io}",
                "password: {env: EXPIRING}",
                "password: {env: TOKEN}, url: registry.example, type: other, connection: secure-with-cert, caCertificate: ca.pem",
                "password: {file: token}, url: registry.example, type: other, connection: secure-with-cert, caCertificate: ca.pem",
                "password: {env: TOKEN} # content"
            })
    void aRunThatDependsOnMoreIsAlwaysDone(String password) throws IOException {
        secretFile();
        Files.writeString(folder.resolve("config").resolve("Dockerfile"), "FROM scratch\n");
        Files.copy(
                Path.of("src/test/resources/fuzz/ca.pem"),
                folder.resolve("config").resolve("ca.pem"));
        environment.put("EXPIRING", "eyJhbGciOiJub25lIn0." + base64("{\"exp\":4102444800}") + ".canary");
        environment.put("DOCKER_CONFIG", folder.toString());
        Files.writeString(
                folder.resolve("config.json"),
                "{\"auths\":{\"docker.io\":{\"auth\":\"" + base64("acme:canary-token") + "\"}}}");
        String yaml = PLAIN.replace("password: {env: TOKEN}", password.replace(" # content", ""));
        if (password.contains("type: other")) {
            yaml = yaml.replace("type: docker-hub, ", "");
        }
        if (password.contains("# content")) {
            yaml = yaml.replace(
                    "repository: acme/two}",
                    "repository: acme/two, build: {type: managed-dockerfile, contentFile: Dockerfile, language: Go}}");
        }
        Files.writeString(folder.resolve("config/registries.yaml"), yaml);
        for (int i = 0; i < 3; i++) {
            progressed = 0;
            run();
            assertThat(progressed).isPositive();
        }
    }

    @Test
    void whatIsChosenDifferentlyIsRememberedApart() throws IOException {
        Set<String> builds = Set.of("docker-build-configs");
        for (int i = 0; i < 2; i++) {
            run();
        }
        progressed = 0;
        assertThat(Compile.compiler().compileChanges(choosing(builds)).isSuccess())
                .isTrue();
        assertThat(progressed).isPositive();
        progressed = 0;
        run();
        assertThat(progressed).isPositive();
    }

    @Test
    void aMemoTellsNoSecretAndIsForItsOwner() throws IOException {
        run();
        run();
        for (Path file : List.of(memo(), memo().resolveSibling(".gitignore"))) {
            assertThat(mode(file)).isEqualTo("rw-------");
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                    .doesNotContain("canary", base64("acme:canary-token"));
        }
        assertThat(mode(output.resolve(".registries-memos"))).isEqualTo("rwx------");
    }

    @Test
    void gitDoesNotSeeAMemoAndIsAskedForSecretsEachTime() throws IOException, InterruptedException {
        git("init", "--quiet");
        Files.writeString(
                folder.resolve(".gitignore"),
                "dt-secrets/\nkubernetes-secrets/\ndocker-config/\ndevtron-registries/\n");
        run();
        run();
        runNeedlessly();
        assertThat(memo()).exists();
        assertThat(git("status", "--porcelain", "--untracked-files=all")).doesNotContain("memos");
        Files.delete(folder.resolve(".gitignore"));
        assertThat(compile("config/registries.yaml", environment).findings())
                .extracting(Diagnostic::code)
                .containsExactly(Code.SECRETS_IN_GIT);
    }

    private Compilation runNeedlessly() throws IOException {
        progressed = 0;
        Compilation needless = run();
        assertThat(progressed).isZero();
        return needless;
    }

    private Compilation run() throws IOException {
        return run("config/registries.yaml");
    }

    private Compilation run(String source) throws IOException {
        Result<Compilation> result = compile(source, environment);
        assertThat(result.findings()).isEmpty();
        return result.value().orElseThrow();
    }

    private Result<Compilation> compile(String source, Map<String, String> environment) throws IOException {
        CompilationRequest all = Compile.request(folder, source, output, environment);
        return Compile.compiler().compileChanges(heard(all, all.outputs()));
    }

    private CompilationRequest choosing(Set<String> outputs) {
        return heard(Compile.request(folder, "config/registries.yaml", output, environment), outputs);
    }

    private CompilationRequest heard(CompilationRequest request, Set<String> outputs) {
        return new CompilationRequest(
                request.validation(),
                output,
                output,
                outputs,
                Set.of(),
                Optional.empty(),
                Connectivity.NONE,
                Reseal.WHEN_DECLARED,
                (done, total) -> progressed++);
    }

    private Path memo() throws IOException {
        try (Stream<Path> memos = Files.list(output.resolve(".registries-memos"))) {
            return memos.filter(file -> !file.endsWith(".gitignore"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Path secretFile() throws IOException {
        Path token = folder.resolve("config/token");
        Files.writeString(token, "canary-token");
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        return token;
    }

    private void append(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.writeString(path, Files.exists(path) ? Files.readString(path) + text : text);
    }

    private void write(String file, String text) throws IOException {
        assertThat(text).isNotEqualTo(Files.readString(output.resolve(file)));
        Files.writeString(output.resolve(file), text);
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(said).isZero();
        return said;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
