// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.testing.Certificates;
import io.registries.compiler.testing.CheckRunner;
import io.registries.compiler.testing.Containerd;
import io.registries.compiler.testing.Program;
import io.registries.compiler.testing.RealRegistry;
import io.registries.compiler.testing.RequiresProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * containerd and podman pull from a real registry if and only if the check finds no error, with the files that the page of
 * {@code node-trust} tells to write.
 */
class NodeRuntimesTest {
    private static final Path PAGE = Path.of("../docs/diagnostics/node-trust.md");
    private static final Pattern HOSTS_FILE = Pattern.compile("(?s)```toml\\s(server = .*?)```");
    private static final String REPOSITORY = "acme/one";

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}, system {1}, {2}, {3}")
    @RequiresProgram({"containerd", "ctr", "docker-registry", "skopeo"})
    @CsvFileSource(resources = "/node-runtimes.csv", delimiter = '|')
    void agreesWithContainerd(String certificate, String system, String connection, String password, String verdict)
            throws IOException {
        try (RealRegistry registry = registry(certificate);
                Containerd containerd = new Containerd(folder.resolve("containerd"))) {
            Path hosts = folder.resolve("hosts");
            Path host = Files.createDirectories(hosts.resolve(registry.authority()));
            Files.copy(Certificates.pem("ca"), host.resolve("ca.crt"));
            Files.writeString(host.resolve("hosts.toml"), hostsFile(registry.authority(), connection));
            Program.Run run = containerd.fetch(
                    registry.authority() + "/" + REPOSITORY + ":1", hosts, "acme:" + password, trusting(system));
            assertThat(run.code() == 0).as(run.output()).isEqualTo(verdict.equals("good"));
            assertThat(errors(registry, system, connection, password).isEmpty()).isEqualTo(verdict.equals("good"));
        }
    }

    @ParameterizedTest(name = "{0}, system {1}, {2}, {3}")
    @RequiresProgram({"docker-registry", "podman", "skopeo"})
    @CsvFileSource(resources = "/node-runtimes.csv", delimiter = '|')
    void agreesWithPodman(String certificate, String system, String connection, String password, String verdict)
            throws IOException {
        try (RealRegistry registry = registry(certificate)) {
            Path policy = Files.writeString(
                    folder.resolve("policy.json"), "{\"default\":[{\"type\":\"insecureAcceptAnything\"}]}");
            Path certificates = Files.createDirectories(folder.resolve("certificates"));
            if (connection.equals("secure-with-cert")) {
                Files.copy(Certificates.pem("ca"), certificates.resolve("ca.crt"));
            }
            Program.Run run = Program.named("podman")
                    .with(trusting(system))
                    .run(
                            folder,
                            "--root=" + folder.resolve("images"),
                            "--runroot=" + folder.resolve("run"),
                            "--storage-driver=vfs",
                            "--events-backend=none",
                            "pull",
                            "--signature-policy=" + policy,
                            "--cert-dir=" + certificates,
                            "--creds=acme:" + password,
                            "--tls-verify=" + !connection.equals("insecure"),
                            registry.authority() + "/" + REPOSITORY + ":1");
            assertThat(run.code() == 0).as(run.output()).isEqualTo(verdict.equals("good"));
            assertThat(errors(registry, system, connection, password).isEmpty()).isEqualTo(verdict.equals("good"));
        }
    }

    private RealRegistry registry(String certificate) throws IOException {
        RealRegistry registry = new RealRegistry(
                Files.createDirectories(folder.resolve("registry")),
                Optional.of(certificate),
                RealRegistry.basicAuth(folder, "acme", CheckRunner.ENVIRONMENT.getOrDefault("TOKEN", "")));
        registry.push(REPOSITORY, "acme:" + CheckRunner.ENVIRONMENT.get("TOKEN"));
        return registry;
    }

    private static String hostsFile(String host, String connection) throws IOException {
        Matcher file = HOSTS_FILE.matcher(Files.readString(PAGE));
        assertThat(file.find()).isTrue();
        String text = file.group(1).replace("<host>", host);
        String authority = "ca = \"ca.crt\"";
        assertThat(text).contains(authority);
        return switch (connection) {
            case "insecure" -> text.replace(authority, "skip_verify = true");
            // A registry of this machine needs the file too: containerd would use plain HTTP.
            case "secure" -> text.replace(authority, "");
            default -> text;
        };
    }

    private Map<String, String> trusting(String system) throws IOException {
        return Map.of(
                "SSL_CERT_FILE", Certificates.pem(system).toString(),
                "SSL_CERT_DIR", Files.createDirectories(folder.resolve("none")).toString());
    }

    private List<Diagnostic> errors(RealRegistry registry, String system, String connection, String password)
            throws IOException {
        Files.copy(Certificates.pem("ca"), folder.resolve("ca.pem"));
        Files.writeString(folder.resolve("registries.yaml"), """
                apiVersion: registries/v1
                registries:
                  - name: lab
                    type: other
                    url: %s
                    username: acme
                    password: {env: %s}
                    connection: %s
                    default: true
                applications:
                  - {name: one, repository: %s}
                """.formatted(
                        registry.authority(),
                        password.equals("canary-wrong") ? "WRONG" : "TOKEN",
                        connection + (connection.equals("secure-with-cert") ? "\n    caCertificate: ca.pem" : ""),
                        REPOSITORY));
        return CheckRunner.runTrusting(folder, Certificates.trusting(system)).diagnostics().stream()
                .filter(Diagnostic::isError)
                .toList();
    }
}
