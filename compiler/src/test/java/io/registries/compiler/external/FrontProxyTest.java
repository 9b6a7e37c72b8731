// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.CheckResult;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.testing.Certificates;
import io.registries.compiler.testing.CheckRunner;
import io.registries.compiler.testing.FrontProxy;
import io.registries.compiler.testing.RealRegistry;
import io.registries.compiler.testing.RequiresProgram;
import io.registries.compiler.testing.SkopeoClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real registry behind nginx: skopeo can push if and only if the check finds that its credentials can. */
@RequiresProgram({"docker-registry", "nginx", "skopeo"})
class FrontProxyTest {
    private static final String HOST_WITH_PORT = "proxy_set_header Host $http_host;";
    private static final String HOST_WITHOUT_PORT = "proxy_set_header Host $host;";
    private static final String PROTOCOL = "proxy_set_header X-Forwarded-Proto $scheme;";

    @TempDir
    private Path folder;

    @Test
    void pushesWithTheHeadersOfClients() throws IOException {
        Verdicts verdicts = push(false, HOST_WITH_PORT, PROTOCOL);
        assertThat(verdicts.check().diagnostics())
                .extracting(Diagnostic::code)
                .containsOnly(DiagnosticCode.NODE_TRUST, DiagnosticCode.MISSING_REPOSITORY);
        assertThat(CheckRunner.checks(verdicts.check()))
                .singleElement()
                .satisfies(check -> assertThat(check.summary()).contains("1 of 1 pushable"));
        assertThat(verdicts.skopeo().good()).as(verdicts.skopeo().reason()).isTrue();
    }

    @Test
    void cannotPushWithoutTheProtocol() throws IOException {
        assertCannotPush(push(false, HOST_WITH_PORT), DiagnosticCode.INVALID_UPLOAD_LOCATION, "to `http://127.0.0.1:");
    }

    @Test
    void cannotPushWithoutThePort() throws IOException {
        assertCannotPush(
                push(false, HOST_WITHOUT_PORT, PROTOCOL),
                DiagnosticCode.INVALID_UPLOAD_LOCATION,
                "to `https://127.0.0.1` instead of");
    }

    @Test
    void cannotPushToAReadOnlyRegistry() throws IOException {
        assertCannotPush(
                push(true, HOST_WITH_PORT, PROTOCOL),
                DiagnosticCode.PUSH_DENIED,
                "does not accept pushes to `acme/one`: it is a mirror or read-only");
    }

    private static void assertCannotPush(Verdicts verdicts, DiagnosticCode code, String words) {
        assertThat(verdicts.check().diagnostics())
                .filteredOn(Diagnostic::isError)
                .singleElement()
                .satisfies(diagnostic -> {
                    assertThat(diagnostic.code()).isEqualTo(code);
                    assertThat(diagnostic.message()).contains(words);
                });
        assertThat(verdicts.skopeo().good()).isFalse();
    }

    /** What the check and skopeo say about the same registry. */
    private record Verdicts(Result<CheckResult> check, SkopeoClient.Answer skopeo) {}

    private Verdicts push(boolean readOnly, String... headers) throws IOException {
        String password = CheckRunner.ENVIRONMENT.getOrDefault("TOKEN", "");
        String login = RealRegistry.basicAuth(folder, "acme", password);
        try (RealRegistry registry = readOnly
                        ? RealRegistry.readOnly(folder, login)
                        : new RealRegistry(folder, Optional.empty(), login);
                FrontProxy proxy = new FrontProxy(folder, registry.port(), List.of(headers))) {
            Path ca = Files.copy(Certificates.pem("ca"), folder.resolve("ca.pem"));
            Files.writeString(folder.resolve("registries.yaml"), """
                    apiVersion: registries/v1
                    registries:
                      - {name: lab, type: other, url: "127.0.0.1:%d", connection: secure-with-cert, caCertificate: ca.pem,
                         username: acme, password: {env: TOKEN}, default: true}
                    applications:
                      - {name: one, repository: acme/one}
                    """.formatted(proxy.port()));
            Result<CheckResult> check = CheckRunner.run(folder, true);
            SkopeoClient.Answer skopeo = SkopeoClient.in(folder, Certificates.pem("other-ca"))
                    .trusting(ca)
                    .as("acme", password)
                    .run("copy", "127.0.0.1:" + proxy.port(), "acme/one");
            return new Verdicts(check, skopeo);
        }
    }
}
