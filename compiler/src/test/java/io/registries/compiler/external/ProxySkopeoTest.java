// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.ProxyConfig;
import io.registries.compiler.ProxyServer;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.testing.Certificates;
import io.registries.compiler.testing.CheckRunner;
import io.registries.compiler.testing.ConnectProxy;
import io.registries.compiler.testing.RequiresProgram;
import io.registries.compiler.testing.SkopeoClient;
import io.registries.compiler.testing.StubServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** skopeo and the check agree on logins of a proxy. */
@RequiresProgram("skopeo")
class ProxySkopeoTest {
    private static final String EMPTY = """
            {"tls": "%s", "mappings": [
              {"request": {"urlPath": "/v2/"}, "response": {"status": 200, "body": "{}"}},
              {"request": {"urlPath": "/v2/acme/one/tags/list"}, "response": {"status": 200, "body": "{}"}},
              {"request": {"urlPath": "/v2/acme/one/manifests/latest"}, "response": {"status": 200,
                "headers": {"Content-Type": "application/vnd.docker.distribution.manifest.v2+json"},
                "body": "{\\"schemaVersion\\":2,\\"mediaType\\":\\"application/vnd.docker.distribution.manifest.v2+json\\"}"}}]}""";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "carl:canary%40proxy@, true",
        "carl:canary-wrong@, false",
        "'', false",
    })
    void agreesOnALoginOfAProxy(String login, boolean good) throws IOException {
        Optional<ProxyServer.ProxyLogin> required = Optional.of(new ProxyServer.ProxyLogin("carl", "canary@proxy"));
        try (StubServer server = new StubServer(EMPTY.formatted("hub"));
                ConnectProxy proxy = new ConnectProxy(server.port(), required)) {
            Map<String, String> environment = Map.of("HTTPS_PROXY", "http://" + login + proxy.server(Optional.empty()));
            assertVerdicts("registry.test", environment, good);
        }
    }

    private void assertVerdicts(String registry, Map<String, String> environment, boolean good) throws IOException {
        Files.writeString(folder.resolve("registries.yaml"), """
                apiVersion: registries/v1
                registries:
                  - {name: lab, type: other, url: '%s', public: true}
                environments: [{name: production}]
                applications:
                  - {name: one, registry: lab, repository: acme/one, build: {type: skip}}
                """.formatted(registry));
        boolean ours = CheckRunner.run(
                        folder,
                        CheckRunner.connectivity(
                                ProxyConfig.fromEnvironment(environment),
                                false,
                                Optional.empty(),
                                CheckRunner.PATIENCE))
                .diagnostics()
                .stream()
                .noneMatch(Diagnostic::isError);
        SkopeoClient.Answer skopeo = SkopeoClient.in(folder, Certificates.pem("ca"))
                .with(environment)
                .run("inspect", registry, "acme/one");
        assertThat(ours).isEqualTo(good);
        assertThat(skopeo.good()).as(skopeo.reason()).isEqualTo(good);
    }
}
