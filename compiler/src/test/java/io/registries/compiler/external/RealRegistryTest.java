// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.CheckResult;
import io.registries.compiler.CompilationRequest;
import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.model.Stage;
import io.registries.compiler.testing.Certificates;
import io.registries.compiler.testing.CheckRunner;
import io.registries.compiler.testing.RealRegistry;
import io.registries.compiler.testing.RequiresProgram;
import io.registries.compiler.testing.TokenServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A check succeeds if and only if skopeo can log in and read the image with the compiled secret. */
@RequiresProgram({"docker-registry", "skopeo"})
class RealRegistryTest {
    private static final String RIGHT = CheckRunner.ENVIRONMENT.getOrDefault("TOKEN", "");
    private static final List<Boolean> AGREEMENTS = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path folder;

    @AfterAll
    static void printAgreement() {
        long agreed = AGREEMENTS.stream().filter(agreement -> agreement).count();
        System.out.println(String.format(
                Locale.ROOT,
                "agreement with skopeo: %d of %d (%.0f%%)",
                agreed,
                AGREEMENTS.size(),
                AGREEMENTS.isEmpty() ? 0 : 100.0 * agreed / AGREEMENTS.size()));
    }

    @ParameterizedTest(name = "{0}, {1}, {2} with {3}")
    @CsvSource({
        "plain, none, insecure, TOKEN, acme/one",
        "plain, htpasswd, insecure, TOKEN, acme/one",
        "plain, htpasswd, insecure, WRONG, acme/one",
        "plain, htpasswd, insecure, TOKEN, acme/missing",
        "plain, htpasswd, secure, TOKEN, acme/one",
        "plain, token, insecure, TOKEN, acme/one",
        "plain, token, insecure, WRONG, acme/one",
        "plain, token, insecure, TOKEN, acme/missing",
        "good, htpasswd, ca.pem, TOKEN, acme/one",
        "good, htpasswd, ca.pem, WRONG, acme/one",
        "good, htpasswd, other-ca.pem, TOKEN, acme/one",
        "good, htpasswd, insecure, TOKEN, acme/one",
        "expired, htpasswd, ca.pem, TOKEN, acme/one",
        "wrong-host, htpasswd, ca.pem, TOKEN, acme/one",
        "not-yet-valid, htpasswd, ca.pem, TOKEN, acme/one",
        "self-signed, htpasswd, ca.pem, TOKEN, acme/one",
        "self-signed, htpasswd, other-ca.pem, TOKEN, acme/one",
        "self-signed, htpasswd, insecure, TOKEN, acme/one"
    })
    void agreesWithSkopeo(String tls, String auth, String connection, String token, String repository)
            throws IOException {
        try (TokenServer tokens = tokens("pull", "push");
                RealRegistry registry = registry(tls, auth, tokens)) {
            registry.push("acme/one", "acme:" + RIGHT);
            write(registry, connection, token, repository);
            Result<CheckResult> result = CheckRunner.runTrusting(folder, Certificates.trusting("other-ca"));
            boolean good =
                    CheckRunner.checks(result).stream().allMatch(check -> check.isOk() && check.stage() == Stage.PULL)
                            && result.diagnostics().stream()
                                    .map(Diagnostic::code)
                                    .noneMatch(code -> code == DiagnosticCode.MISSING_REPOSITORY);
            boolean verified = skopeo(registry, connection, token, repository);
            AGREEMENTS.add(good == verified);
            assertThat(good).as(result.diagnostics().toString()).isEqualTo(verified);
        }
    }

    @ParameterizedTest
    @CsvSource({"htpasswd, ''", "token, pull push delete", "token, pull push"})
    void leavesNoStagingFiles(String auth, String actions) throws IOException {
        try (TokenServer tokens = tokens(actions.split(" "));
                RealRegistry registry = registry("plain", auth, tokens)) {
            write(registry, "insecure", "TOKEN", "acme/fresh");
            Result<CheckResult> result = CheckRunner.run(folder, true);
            assertThat(CheckRunner.checks(result)).singleElement().satisfies(check -> {
                assertThat(check.stage()).isEqualTo(Stage.PUSH);
                assertThat(check.summary()).contains("1 of 1 pushable");
            });
            boolean reported = result.diagnostics().stream()
                    .anyMatch(diagnostic -> diagnostic.code() == DiagnosticCode.UNFINISHED_UPLOAD);
            assertThat(reported).isEqualTo(actions.equals("pull push"));
            assertThat(registry.tags("acme/fresh")).isFalse();
            assertThat(registry.blobs()).isEmpty();
            assertThat(registry.openUploads("acme/fresh")).isEqualTo(reported ? 1 : 0);
        }
    }

    @Test
    void reportsCredentialsThatCannotPush() throws IOException {
        try (TokenServer tokens = tokens("pull");
                RealRegistry registry = registry("plain", "token", tokens)) {
            write(registry, "insecure", "TOKEN", "acme/fresh");
            assertThat(CheckRunner.run(folder, true).diagnostics())
                    .extracting(Diagnostic::code)
                    .contains(DiagnosticCode.PUSH_DENIED);
            assertThat(registry.openUploads("acme/fresh")).isZero();
        }
    }

    private static TokenServer tokens(String... actions) throws IOException {
        return new TokenServer(Map.of("acme", RIGHT), Map.of("acme", List.of(actions)));
    }

    private RealRegistry registry(String tls, String auth, TokenServer tokens) throws IOException {
        String configuration = switch (auth) {
            case "htpasswd" -> RealRegistry.basicAuth(folder, "acme", RIGHT);
            case "token" -> tokens.configuration();
            default -> "";
        };
        return new RealRegistry(folder, Optional.of(tls).filter(name -> !name.equals("plain")), configuration);
    }

    private void write(RealRegistry registry, String connection, String token, String repository) throws IOException {
        Files.copy(Certificates.pem("ca"), folder.resolve("ca.pem"));
        Files.copy(Certificates.pem("other-ca"), folder.resolve("other-ca.pem"));
        String mode = connection.endsWith(".pem")
                ? "connection: secure-with-cert, caCertificate: " + connection
                : "connection: " + connection;
        Files.writeString(
                folder.resolve("registries.yaml"), """
                apiVersion: registries/v1
                registries:
                  - {name: lab, type: other, url: "%s", %s, default: true,
                     username: acme, password: {env: %s}}
                applications:
                  - {name: one, repository: %s}
                """.formatted(registry.authority(), mode, token, repository));
    }

    private boolean skopeo(RealRegistry registry, String connection, String token, String repository)
            throws IOException {
        Path output = folder.resolve("output");
        new RegistriesCompiler()
                .compile(CompilationRequest.builder(CheckRunner.validation(folder), output)
                        .outputs(Set.of("dt-secrets"))
                        .build());
        Path auths = folder.resolve("auth.json");
        Files.writeString(auths, compiled(output));
        List<String> trust = trust(connection);
        // The check of the test trusts the same authority as that of the system.
        String system = "SSL_CERT_FILE=" + Certificates.pem("other-ca");
        List<String> login = new ArrayList<>(List.of("env", system, "skopeo", "login", "--authfile", auths + ".login"));
        login.addAll(trust);
        login.addAll(
                List.of("-u", "acme", "-p", CheckRunner.ENVIRONMENT.getOrDefault(token, ""), registry.authority()));
        List<String> inspect =
                new ArrayList<>(List.of("env", system, "skopeo", "inspect", "--authfile", auths.toString()));
        inspect.addAll(trust);
        inspect.add("docker://" + registry.authority() + "/" + repository + ":1");
        return RealRegistry.run(login).good() && RealRegistry.run(inspect).good();
    }

    private List<String> trust(String connection) throws IOException {
        if (!connection.endsWith(".pem")) {
            return List.of("--tls-verify=" + !connection.equals("insecure"));
        }
        Path certificates = Files.createDirectories(folder.resolve("certificates"));
        Files.copy(folder.resolve(connection), certificates.resolve("ca.crt"));
        return List.of("--cert-dir", certificates.toString(), "--tls-verify=true");
    }

    // Like the chart: the value of the single entry of the values file.
    private static String compiled(Path output) throws IOException {
        try (var files = Files.walk(output)) {
            Path values = files.filter(file -> file.endsWith("values.yaml"))
                    .findFirst()
                    .orElseThrow();
            String yaml = Files.readString(values);
            String quoted = "value: '";
            return yaml.substring(yaml.indexOf(quoted) + quoted.length(), yaml.lastIndexOf('\''))
                    .replace("''", "'");
        }
    }
}
