// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.CompilationRequest;
import io.registries.compiler.DiffResult;
import io.registries.compiler.InitRequest;
import io.registries.compiler.RunContext;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.report.ConsoleLine;
import io.registries.compiler.report.Report;
import io.registries.compiler.report.ReportFormat;
import io.registries.compiler.report.Reporter;
import io.registries.compiler.report.UnifiedDiff;
import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.FakeSealedSecretsController;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Links and paths committed to a repository give no access to other files of the machine: not in the output, a report
 * or a diff. Endless files are not opened.
 */
@Timeout(120)
class PathTraversalTest {
    private static final String CANARY = "canary";
    private static final String VALID = """
            apiVersion: registries/v1
            registries:
              - {name: hub, type: docker-hub, username: acme, password: {env: TOKEN}, default: true}
            applications:
              - {name: checkout, repository: acme/checkout}
            """;
    private static final String CONTENT_FILE =
            VALID.replace("acme/checkout}", "acme/checkout, build: {type: managed-dockerfile, contentFile: %s}}");
    private static final String SEALING = VALID + """
            environments:
              - name: production
                namespace: shop
                pullSecrets: [{name: regcred, delivery: sealed-secret, sealing: {certificate: %s}}]
            """;

    private static final String CERTIFICATE =
            FakeSealedSecretsController.withRsaKey().certificate();

    @TempDir
    private Path folder;

    private Path repository;
    private Path outside;
    private Optional<Path> templates = Optional.empty();
    private List<Path> allowedPaths = List.of();

    @BeforeEach
    void createRepositoryAndSecretOutside() throws Exception {
        repository = Files.createDirectories(folder.resolve("repository"));
        outside = Files.createDirectories(folder.resolve("outside"));
        run("git", "init", "-q");
        write(repository.resolve(".gitignore"), "target/\nsecrets/\n");
        write(repository.resolve("registries.yaml"), VALID);
        write(outside.resolve("token"), CANARY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OUTSIDE/token",
                "../outside/token",
                "config/../../outside/token",
                "OUTSIDE/missing",
                "/proc/self/environ",
                "/proc/kmsg",
                "/dev/stdin",
                "/dev/zero",
                ".git/config",
            })
    void contentFileOutside(String path) throws IOException {
        write(repository.resolve("registries.yaml"), CONTENT_FILE.formatted(path.replace("OUTSIDE", "" + outside)));
        assertRejected(DiagnosticCode.PATH_TRAVERSAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside/token",
                "OUTSIDE/token",
                "/proc/self/environ",
                "/proc/kmsg",
                "/dev/stdin",
                "/dev/zero",
                ".git/config",
            })
    void linkedContentFile(String target) throws IOException {
        link("linked", target);
        link("Dockerfile", "linked");
        write(repository.resolve("registries.yaml"), CONTENT_FILE.formatted("Dockerfile"));
        assertRejected(DiagnosticCode.PATH_TRAVERSAL);
    }

    @Test
    void contentFileBehindALinkedFolder() throws IOException {
        link("docker", "OUTSIDE");
        write(repository.resolve("registries.yaml"), CONTENT_FILE.formatted("docker/token"));
        assertRejected(DiagnosticCode.PATH_TRAVERSAL);
    }

    @Test
    void endlessContentFile() throws Exception {
        run("mkfifo", "fifo");
        write(repository.resolve("registries.yaml"), CONTENT_FILE.formatted("fifo"));
        assertRejected(DiagnosticCode.MISSING_FILE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secrets/token", "linked", "linked-folder/token", "hard-link"})
    void contentFileThatContainsASecret(String path) throws IOException {
        write(repository.resolve("secrets/token"), CANARY);
        link("linked", "secrets/token");
        link("linked-folder", "secrets");
        Files.createLink(repository.resolve("hard-link"), repository.resolve("secrets/token"));
        write(
                repository.resolve("registries.yaml"),
                CONTENT_FILE.formatted(path).replace("{env: TOKEN}", "{file: secrets/token}"));
        assertRejected(DiagnosticCode.EXPOSED_SECRET);
    }

    @Test
    void contentFileThatContainsTheSecretOfAPullSecret() throws IOException {
        write(repository.resolve("secrets/pull"), CANARY);
        write(repository.resolve("registries.yaml"), CONTENT_FILE.formatted("secrets/pull") + """
                environments:
                  - name: production
                    pullSecrets:
                      - name: regcred
                        credentials: {hub: {username: acme, password: {file: secrets/pull}}}
                """);
        assertRejected(DiagnosticCode.EXPOSED_SECRET);
    }

    @Test
    void contentFileWithSecretsOfAnEarlierRun() throws IOException {
        Map<String, String> environment = Map.of("TOKEN", CANARY);
        write(repository.resolve("registries.yaml"), VALID.replace("applications", """
                environments: [{name: production, pullSecrets: [{name: regcred}]}]
                applications"""));
        assertThat(CompilerRunner.compiler().compile(request(environment)).diagnostics())
                .isEmpty();
        write(
                repository.resolve("registries.yaml"),
                CONTENT_FILE.formatted("target/registries/dt-secrets/production/regcred/values.yaml"));
        assertThat(codes(CompilerRunner.compiler().compile(request(environment)).diagnostics()))
                .containsExactly(DiagnosticCode.EXPOSED_SECRET);
        assertThat(codes(CompilerRunner.compiler().diff(request(environment)).diagnostics()))
                .containsExactly(DiagnosticCode.EXPOSED_SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OUTSIDE/ca.pem", "../outside/ca.pem", "linked.pem", "/dev/stdin", "/proc/kmsg"})
    void certificates(String path) throws IOException {
        write(outside.resolve("ca.pem"), CERTIFICATE + CANARY);
        link("linked.pem", "../outside/ca.pem");
        String named = path.replace("OUTSIDE", "" + outside);
        write(repository.resolve("registries.yaml"), SEALING.formatted(named));
        assertRejected(DiagnosticCode.PATH_TRAVERSAL);
        write(repository.resolve("registries.yaml"), VALID.replace("applications", """
                          - {name: lab, type: other, url: lab.acme.internal, username: acme, password: {env: TOKEN}, connection: secure-with-cert, caCertificate: %s}
                        applications""".formatted(named)));
        assertRejected(DiagnosticCode.PATH_TRAVERSAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "canary-hvs.CAESIJ",
                "machine github.com login acme password canary",
                "<settings><servers><server><password>canary</password></server></servers></settings>",
                "{\"auths\": {\"https://index.docker.io/v1/\": {\"auth\": \"canary\"}}}",
                "root:$y$j9T$canary:20000:0:99999:7:::",
                "[default]\naws_access_key_id = canary\naws_secret_access_key = canary",
                "registries: canary",
                "\u0000canary",
            })
    void sourceThatIsALink(String secret) throws IOException {
        write(outside.resolve("secret"), secret + "\n");
        Files.delete(repository.resolve("registries.yaml"));
        link("registries.yaml", "../outside/secret");
        assertRejectedWithoutLocation(DiagnosticCode.PATH_TRAVERSAL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/proc/self/environ", "/proc/kmsg", "/dev/stdin", "/dev/zero", "../outside/missing"})
    void sourceThatLinksToASpecialFile(String target) throws IOException {
        Files.delete(repository.resolve("registries.yaml"));
        link("registries.yaml", target);
        List<Diagnostic> diagnostics = everyGoal("registries.yaml");
        assertThat(diagnostics).allMatch(diagnostic -> diagnostic.span().isEmpty());
        assertThat(codes(diagnostics)).containsOnly(DiagnosticCode.PATH_TRAVERSAL);
        assertNoCanary(diagnostics, System.getenv("PATH"));
    }

    @Test
    void endlessSource() throws Exception {
        Files.delete(repository.resolve("registries.yaml"));
        run("mkfifo", "registries.yaml");
        assertRejectedWithoutLocation(DiagnosticCode.UNREADABLE_SOURCE);
    }

    @ParameterizedTest
    @CsvSource({
        "config, OUTSIDE",
        "config/linked, OUTSIDE",
        "config/linked, /",
        "config/linked.yaml, ../../outside/token.yaml"
    })
    void linkedSourceDirectoryOutside(String name, String target) throws IOException {
        write(outside.resolve("token.yaml"), CANARY);
        write(repository.resolve(name.equals("config") ? "registries.yaml" : "config/registries.yaml"), VALID);
        link(name, target);
        for (String source : List.of("config", "config/**.yaml")) {
            List<Diagnostic> diagnostics = everyGoal(source);
            assertThat(codes(diagnostics)).as(source).containsOnly(DiagnosticCode.PATH_TRAVERSAL);
            assertThat(diagnostics).allMatch(diagnostic -> diagnostic.span().isEmpty());
            assertNoCanary(diagnostics, CANARY);
        }
    }

    @Test
    void patternThatDoesNotMatchALinkedDirectory() throws IOException {
        link("linked", "OUTSIDE");
        assertThat(everyGoal("*.yaml")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "templates/custom/{registry}.json.mustache",
                "templates/useless.mustache",
                "templates/partials/linked.mustache",
            })
    void templateThatIsALink(String template) throws IOException {
        templates = Optional.of(repository.resolve("templates"));
        link(template, outside.resolve("token").toString());
        assertRejectedWithoutLocation(DiagnosticCode.PATH_TRAVERSAL);
    }

    @Test
    void templatesInALinkedDirectory() throws IOException {
        templates = Optional.of(repository.resolve("templates"));
        write(outside.resolve("custom/{registry}.json.mustache"), "{\"name\": \"canary\"}");
        link("templates/custom", "OUTSIDE/custom");
        assertRejectedWithoutLocation(DiagnosticCode.PATH_TRAVERSAL);
        Files.delete(repository.resolve("templates/custom"));
        Files.delete(repository.resolve("templates"));
        link("templates", "OUTSIDE");
        assertRejectedWithoutLocation(DiagnosticCode.PATH_TRAVERSAL);
    }

    @Test
    void templateThatContainsASecret() throws IOException {
        templates = Optional.of(repository.resolve("templates"));
        write(repository.resolve("secrets/token"), CANARY);
        write(repository.resolve("registries.yaml"), VALID.replace("{env: TOKEN}", "{file: secrets/token}"));
        link("templates/useless.mustache", "../secrets/token");
        assertRejectedWithoutLocation(DiagnosticCode.EXPOSED_SECRET);
    }

    @Test
    void endlessTemplate() throws Exception {
        templates = Optional.of(Files.createDirectories(repository.resolve("templates")));
        run("mkfifo", "templates/useless.mustache");
        assertRejectedWithoutLocation(DiagnosticCode.INVALID_TEMPLATE);
    }

    @Test
    void templateDirectoryOutside() throws IOException {
        Path separate = Files.createDirectories(folder.resolve("elsewhere"));
        templates = Optional.of(separate);
        write(separate.resolve("custom/{registry}.json.mustache"), "{\"name\": {{name}}}");
        assertThat(everyGoal("registries.yaml")).isEmpty();
        Files.createSymbolicLink(separate.resolve("custom/{application}.json.mustache"), outside.resolve("token"));
        assertRejectedWithoutLocation(DiagnosticCode.PATH_TRAVERSAL);
    }

    @Test
    void sourceOutside() throws IOException {
        Path separate = Files.createDirectories(folder.resolve("elsewhere"));
        write(separate.resolve("registries.yaml"), CONTENT_FILE.formatted("docker/Dockerfile"));
        write(separate.resolve("docker/Dockerfile"), "FROM scratch\n");
        assertThat(everyGoal(separate.resolve("registries.yaml").toString())).isEmpty();
        assertThat(everyGoal("../elsewhere")).isEmpty();
        Files.delete(separate.resolve("docker/Dockerfile"));
        Files.createSymbolicLink(separate.resolve("docker/Dockerfile"), outside.resolve("token"));
        List<Diagnostic> diagnostics = everyGoal("../elsewhere");
        assertThat(codes(diagnostics)).containsOnly(DiagnosticCode.PATH_TRAVERSAL);
        assertNoCanary(diagnostics, CANARY);
    }

    @Test
    void linksWithinTheRoot() throws IOException {
        Path module = Files.createDirectories(repository.resolve("module"));
        write(repository.resolve("docker/Dockerfile"), "FROM scratch\n");
        write(repository.resolve("common/registries.yaml"), CONTENT_FILE.formatted("Dockerfile"));
        write(repository.resolve("common/templates/custom/{registry}.json.mustache"), "{\"name\": {{name}}}");
        Files.createSymbolicLink(module.resolve("registries.yaml"), Path.of("../common/registries.yaml"));
        Files.createSymbolicLink(module.resolve("Dockerfile"), Path.of("../docker/Dockerfile"));
        Files.createSymbolicLink(module.resolve("templates"), Path.of("../common/templates"));
        repository = module;
        templates = Optional.of(module.resolve("templates"));
        assertThat(everyGoal("registries.yaml")).isEmpty();
        assertThat(repository.resolve("target/registries/custom/hub.json")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OUTSIDE/ca.pem", "linked.pem"})
    void certificateInAnAllowedPath(String path) throws IOException {
        Path allowed = Files.createDirectories(folder.resolve("allowed"));
        write(allowed.resolve("ca.pem"), CERTIFICATE);
        Files.createSymbolicLink(repository.resolve("linked.pem"), allowed.resolve("ca.pem"));
        String named = path.replace("OUTSIDE", allowed.toString());
        write(repository.resolve("registries.yaml"), SEALING.formatted(named));
        assertRejected(DiagnosticCode.PATH_TRAVERSAL);
        assertThat(everyGoal("registries.yaml").get(0).help().orElseThrow())
                .endsWith(", or set -Dregistries.allowedPaths=<folder>");
        for (Path option : List.of(allowed, allowed.resolve("ca.pem"), Path.of("../allowed"))) {
            allowedPaths = List.of(option);
            assertThat(everyGoal("registries.yaml")).as(option.toString()).isEmpty();
        }
        write(repository.resolve("registries.yaml"), CONTENT_FILE.formatted(outside.resolve("token")));
        assertRejected(DiagnosticCode.PATH_TRAVERSAL);
    }

    @Test
    void linksInTheWorkTreeDoNotExtendAllowedPaths() throws IOException {
        link("certificates", "OUTSIDE");
        write(repository.resolve("registries.yaml"), CONTENT_FILE.formatted("certificates/token"));
        allowedPaths = List.of(Path.of("certificates"), Path.of("/"));
        assertRejected(DiagnosticCode.PATH_TRAVERSAL);
    }

    @Test
    void linkOutOfAnAllowedPath() throws IOException {
        Path allowed = Files.createDirectories(folder.resolve("allowed"));
        Files.createSymbolicLink(allowed.resolve("file"), outside.resolve("token"));
        write(repository.resolve("registries.yaml"), CONTENT_FILE.formatted(allowed.resolve("file")));
        allowedPaths = List.of(allowed);
        assertRejected(DiagnosticCode.PATH_TRAVERSAL);
    }

    @Test
    void secretOutside() throws IOException {
        write(repository.resolve("registries.yaml"), VALID.replace("{env: TOKEN}", "{file: ../outside/token}"));
        assertThat(CompilerRunner.compiler().compile(request(Map.of())).diagnostics())
                .extracting(Diagnostic::code)
                .isSubsetOf(DiagnosticCode.WORLD_READABLE_SECRET_FILE);
    }

    @Test
    void baselineThatIsALink() throws IOException {
        link("former.yaml", "../outside/token");
        List<Diagnostic> diagnostics = CompilerRunner.validate(repository, "registries.yaml", "former.yaml")
                .diagnostics();
        assertThat(codes(diagnostics)).containsExactly(DiagnosticCode.PATH_TRAVERSAL);
        assertNoCanary(diagnostics, CANARY);
    }

    @Test
    void inputOfInitThatIsALink() throws IOException {
        write(outside.resolve("values.yaml"), "name: canary\n");
        link("values/production/values.yaml", outside.resolve("values.yaml").toString());
        Files.delete(repository.resolve("registries.yaml"));
        List<Diagnostic> diagnostics = CompilerRunner.compiler()
                .init(InitRequest.builder(repository, repository.resolve("registries.yaml"))
                        .values(List.of(repository.resolve("values")))
                        .context(new RunContext(CompilerRunner.CLOCK, Map.of(), List.of()))
                        .build())
                .diagnostics();
        assertThat(codes(diagnostics)).contains(DiagnosticCode.PATH_TRAVERSAL);
        assertNoCanary(diagnostics, CANARY);
        assertThat(repository.resolve("registries.yaml")).doesNotExist();
    }

    private void assertRejectedWithoutLocation(DiagnosticCode code) throws IOException {
        assertRejected(code);
        assertThat(everyGoal("registries.yaml"))
                .allMatch(diagnostic ->
                        diagnostic.span().isEmpty() && diagnostic.related().isEmpty());
    }

    private void assertRejected(DiagnosticCode code) throws IOException {
        List<Diagnostic> diagnostics = everyGoal("registries.yaml");
        assertThat(codes(diagnostics)).isNotEmpty().containsOnly(code);
        assertNoCanary(diagnostics, CANARY);
    }

    /**
     * The diagnostics of {@code validate}, {@code diff} and {@code compile}; their output must not contain the file.
     */
    private List<Diagnostic> everyGoal(String source) throws IOException {
        CompilationRequest request = request(source, Map.of("TOKEN", "made-up"));
        List<Diagnostic> diagnostics = new ArrayList<>(
                CompilerRunner.compiler().validate(request.validation()).diagnostics());
        Result<DiffResult> drift = CompilerRunner.compiler().diff(request);
        diagnostics.addAll(drift.diagnostics());
        diagnostics.addAll(CompilerRunner.compiler().compile(request).diagnostics());
        diagnostics.removeIf(diagnostic -> !diagnostic.isError() || diagnostic.code() == DiagnosticCode.DRIFT);
        assertThat(ConsoleLine.join(UnifiedDiff.of(
                        drift.value().map(DiffResult::differences).orElse(List.of()))))
                .doesNotContain(CANARY);
        assertNothingWritten();
        return diagnostics;
    }

    private void assertNothingWritten() throws IOException {
        Path output = repository.resolve("target");
        if (Files.exists(output)) {
            try (Stream<Path> files = Files.walk(output)) {
                assertThat(files.filter(Files::isRegularFile))
                        .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain(CANARY));
            }
        }
    }

    private static void assertNoCanary(List<Diagnostic> diagnostics, String canary) {
        assertThat(Reporter.console().report(diagnostics) + Reporter.terminal().report(diagnostics) + diagnostics)
                .doesNotContain(canary);
        for (ReportFormat format : ReportFormat.values()) {
            assertThat(format.reporter().report(Report.of(diagnostics)))
                    .as(format.id())
                    .doesNotContain(canary);
        }
    }

    private static List<DiagnosticCode> codes(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(Diagnostic::code).toList();
    }

    private CompilationRequest request(Map<String, String> environment) {
        return request("registries.yaml", environment);
    }

    private CompilationRequest request(String source, Map<String, String> environment) {
        Path output = repository.resolve("target/registries");
        ValidationRequest validation = CompilerRunner.request(repository, source, environment).toBuilder()
                .allowedPaths(allowedPaths)
                .build();
        return CompilationRequest.builder(validation, output)
                .templatesDirectory(templates)
                .build();
    }

    private void link(String name, String target) throws IOException {
        Path link = repository.resolve(name);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of(target.replace("OUTSIDE", outside.toString())));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void run(String... command) throws Exception {
        assertThat(new ProcessBuilder(command)
                        .directory(repository.toFile())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }
}
