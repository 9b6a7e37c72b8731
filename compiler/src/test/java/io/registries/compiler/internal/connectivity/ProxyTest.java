// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.CheckResult;
import io.registries.compiler.ProxyConfig;
import io.registries.compiler.ProxyServer;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.http.Origin;
import io.registries.compiler.testing.CheckRunner;
import io.registries.compiler.testing.ConnectProxy;
import io.registries.compiler.testing.ConnectionRecorder;
import io.registries.compiler.testing.LogRecorder;
import io.registries.compiler.testing.RawServer;
import io.registries.compiler.testing.StubServer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Registries behind a proxy, which maps made-up hosts and those of Docker Hub to this machine. */
class ProxyTest {
    private static final ProxyServer.ProxyLogin LOGIN = new ProxyServer.ProxyLogin("carl", "canary-of-the-proxy");
    private static final String HUB = """
            {"tls": "hub", "mappings": [
              {"request": {"method": "GET", "urlPath": "/v2/", "headers": {"Authorization": {"absent": true}}},
               "response": {"status": 401,
                 "headers": {"WWW-Authenticate": "Bearer realm=\\"https://auth.test/token\\",service=\\"hub\\""}}},
              {"request": {"method": "GET", "urlPath": "/token"},
               "response": {"status": 200, "body": "{\\"token\\":\\"t0ken\\"}"}},
              {"request": {"method": "GET", "urlPathPattern": "/v2/.*", "headers": {"Authorization": {"equalTo": "Bearer t0ken"}}},
               "response": {"status": 200, "body": "{}"}},
              {"request": {"method": "HEAD", "urlPath": "/v2/acme/one/manifests/latest"},
               "response": {"status": 200, "headers": {"RateLimit-Limit": "100;w=21600", "RateLimit-Remaining": "76;w=21600"}}}
            ]}""";

    @TempDir
    private Path folder;

    @Test
    void usesTheApiHostOfDockerHubAndReadsTheRemainingPulls() throws IOException {
        hub();
        try (StubServer server = new StubServer(HUB);
                ConnectProxy proxy = new ConnectProxy(server.port(), Optional.empty())) {
            Result<CheckResult> result = check(ProxyConfig.NONE.and("https", proxy.server(Optional.empty()), ""));
            assertThat(result.diagnostics()).isEmpty();
            assertThat(CheckRunner.checks(result)).singleElement().satisfies(check -> {
                assertThat(check.remainingPulls()).contains(76);
                assertThat(check.daysToExpiry()).isPresent();
                assertThat(check.summary()).isEqualTo("credentials accepted, 1 of 1 pullable, push: not tried");
            });
            assertThat(proxy.asked()).contains("registry-1.docker.io:443", "auth.test:443");
            // The password is sent to the token service only, the token to the registry only.
            assertThat(server.requests())
                    .containsExactly(
                            "GET /v2/",
                            "GET /token?service=hub Basic",
                            "GET /v2/ Bearer",
                            "GET /token?service=hub&scope=repository%3Aacme%2Fone%3Apull Basic",
                            "HEAD /v2/acme/one/manifests/latest Bearer");
        }
    }

    @Test
    void logsInToAProxy() throws IOException {
        hub();
        try (StubServer server = new StubServer(HUB);
                ConnectProxy proxy = new ConnectProxy(server.port(), Optional.of(LOGIN))) {
            List<String> logged = LogRecorder.during(() -> {
                Result<CheckResult> result = check(ProxyConfig.NONE.and("https", proxy.server(Optional.of(LOGIN)), ""));
                assertThat(result.diagnostics()).isEmpty();
            });
            assertThat(server.everything()).doesNotContain("Proxy-Authorization");
            assertThat(logged)
                    .isNotEmpty()
                    .noneMatch(
                            line -> line.contains("canary") || line.contains(LOGIN.basic()) || line.contains("t0ken"));
        }
    }

    /** No property of the JVM, which other plugins of the build would see. */
    @Test
    void logsInToAProxyWithoutChangingTheJvm() throws IOException {
        hub();
        Properties before = (Properties) System.getProperties().clone();
        try (StubServer server = new StubServer(HUB);
                ConnectProxy proxy = new ConnectProxy(server.port(), Optional.of(LOGIN))) {
            assertThat(check(ProxyConfig.NONE.and("https", proxy.server(Optional.of(LOGIN)), ""))
                            .diagnostics())
                    .isEmpty();
        }
        assertThat(System.getProperties())
                .isEqualTo(before)
                .doesNotContainKey("jdk.http.auth.tunneling.disabledSchemes");
    }

    /** The registry would be reached without the proxy, and the login would be sent to the proxy in clear text. */
    @ParameterizedTest
    @CsvSource({
        "https://carl:canary-of-the-proxy@127.0.0.1:%d, '`HTTPS_PROXY` is a `https` proxy, but only `http` proxies are supported'",
        "socks5://carl:canary-of-the-proxy@127.0.0.1:%d, '`HTTPS_PROXY` is a `socks5` proxy, but only `http` proxies are supported'",
        "SOCKS5H://127.0.0.1:%d, '`HTTPS_PROXY` is a `SOCKS5H` proxy, but only `http` proxies are supported'",
        "http://carl:canary of the proxy@127.0.0.1:%d, `HTTPS_PROXY` is not a URL with a host",
        "http://carl:canary#of@127.0.0.1:%d, `HTTPS_PROXY` is not a URL with a host",
        "http://:%d, `HTTPS_PROXY` is not a URL with a host",
        "my_proxy:%d, `HTTPS_PROXY` is not a URL with a host"
    })
    void connectsNowhereIfTheProxyIsInvalid(String value, String problem) throws IOException {
        try (ConnectionRecorder proxy = ConnectionRecorder.onAnyPort("127.0.0.1")) {
            ProxyConfig proxies = ProxyConfig.fromEnvironment(
                    Map.of("HTTPS_PROXY", value.formatted(proxy.port()), "NO_PROXY", "elsewhere.test"));
            assertConnectsNowhere(proxies, problem);
            assertThat(proxy.connections()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks5", "SOCKS", "ftp", ""})
    void connectsNowhereIfMavensProxyHasAnotherProtocol(String protocol) throws IOException {
        try (ConnectionRecorder proxy = ConnectionRecorder.onAnyPort("127.0.0.1")) {
            ProxyServer server = new ProxyServer("127.0.0.1", proxy.port(), Optional.of(LOGIN));
            assertConnectsNowhere(
                    ProxyConfig.NONE.and(protocol, server, "elsewhere.test"),
                    "a proxy has the protocol `" + protocol + "`, but only `http` and `https` are supported");
            assertThat(proxy.connections()).isZero();
        }
    }

    private void assertConnectsNowhere(ProxyConfig proxies, String problem) throws IOException {
        try (StubServer server = new StubServer(HUB)) {
            Files.writeString(folder.resolve("registries.yaml"), """
                    apiVersion: registries/v1
                    registries:
                      - {name: lab, type: other, url: 'registry.test:%d', username: acme, password: {env: TOKEN}, default: true}
                    applications:
                      - {name: one, repository: acme/one}
                    """.formatted(server.port()));
            Result<CheckResult> result = CheckRunner.run(
                    folder,
                    CheckRunner.connectivity(
                            proxies,
                            host -> List.of(InetAddress.getLoopbackAddress()),
                            false,
                            Optional.empty(),
                            CheckRunner.PATIENCE));
            assertThat(result.diagnostics()).singleElement().satisfies(diagnostic -> {
                assertThat(diagnostic.code()).isEqualTo(DiagnosticCode.UNREACHABLE_PROXY);
                assertThat(diagnostic.message()).isEqualTo("cannot connect to registry `lab`: " + problem);
            });
            assertThat(result.toString()).doesNotContain("canary");
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void reportsAProxyThatRequiresALogin() throws IOException {
        assertRejectsLogin(Optional.empty(), "requires a login");
    }

    @Test
    void reportsAProxyThatRejectsTheLogin() throws IOException {
        assertRejectsLogin(Optional.of(new ProxyServer.ProxyLogin("carl", "canary-wrong")), "rejects its login");
    }

    private void assertRejectsLogin(Optional<ProxyServer.ProxyLogin> login, String problem) throws IOException {
        hub();
        try (StubServer server = new StubServer(HUB);
                ConnectProxy proxy = new ConnectProxy(server.port(), Optional.of(LOGIN))) {
            ProxyServer configured = proxy.server(login);
            Result<CheckResult> result = check(ProxyConfig.NONE.and("https", configured, ""));
            assertUnreachable(result, "the proxy `" + configured + "` for registry `hub` " + problem);
            assertThat(server.requests()).isEmpty();
        }
    }

    /** A proxy that hangs is not an error of the registry. */
    @Test
    void reportsAProxyThatDoesNotRespond() throws IOException {
        hub();
        try (RawServer proxy = new RawServer(RawServer.Behaviour.HANGS)) {
            ProxyServer configured = new ProxyServer("127.0.0.1", proxy.port(), Optional.of(LOGIN));
            Result<CheckResult> result = CheckRunner.run(
                    folder,
                    CheckRunner.connectivity(
                            ProxyConfig.NONE.and("https", configured, ""),
                            false,
                            Optional.empty(),
                            CheckRunner.SHORT_PATIENCE));
            assertUnreachable(result, "the proxy `" + configured + "` for registry `hub` does not respond");
        }
    }

    private static void assertUnreachable(Result<CheckResult> result, String message) {
        assertThat(result.diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo(DiagnosticCode.UNREACHABLE_PROXY);
            assertThat(diagnostic.message()).isEqualTo(message);
        });
        assertThat(result.toString()).doesNotContain("canary");
    }

    @ParameterizedTest
    @CsvSource({
        "https://10.99.0.1, 10.0.0.0/8, false",
        "https://10.99.0.1:8443, 10.0.0.0/8, false",
        "https://11.0.0.1, 10.0.0.0/8, true",
        "https://10.99.0.1, 'elsewhere.test, 10.99.0.0/16', false",
        "https://10.98.0.1, '10.99.0.0/16', true",
        "https://[2001:db8::1], 2001:db8::/32, false",
        "https://[2001:db9::1], 2001:db8::/32, true",
        "https://10.99.0.1, 10.99.0.1, false",
        "https://10.0.0.0.test, 10.0.0.0/8, true"
    })
    void exemptsNetworks(String uri, String exempt, boolean byProxy) {
        ProxyConfig proxies =
                ProxyConfig.fromEnvironment(Map.of("HTTPS_PROXY", "http://proxy.test:3128", "NO_PROXY", exempt));
        assertThat(Origin.of(java.net.URI.create(uri)).proxy(proxies).isPresent())
                .isEqualTo(byProxy);
    }

    /** The port of the connection is that of the proxy. */
    @ParameterizedTest
    @CsvSource({"expired, EXPIRED_CERTIFICATE", "good, CERTIFICATE_HOSTNAME_MISMATCH"})
    void judgesTheCertificateOfARegistryBehindAProxy(String certificate, DiagnosticCode code) throws IOException {
        hub();
        try (StubServer server = new StubServer("{\"tls\": \"" + certificate + "\", \"mappings\": []}");
                ConnectProxy proxy = new ConnectProxy(server.port(), Optional.empty())) {
            Result<CheckResult> result = check(ProxyConfig.NONE.and("https", proxy.server(Optional.empty()), ""));
            assertThat(result.diagnostics()).extracting(Diagnostic::code).containsExactly(code);
        }
    }

    @Test
    void requestsAnIpv6AddressInBrackets() throws IOException {
        Files.writeString(folder.resolve("registries.yaml"), """
                apiVersion: registries/v1
                registries:
                  - {name: lab, type: other, url: '[2001:db8::1]', username: acme, password: {env: TOKEN}, default: true}
                """);
        try (StubServer server = new StubServer("{\"tls\": \"good\", \"mappings\": []}");
                ConnectProxy proxy = new ConnectProxy(server.port(), Optional.empty())) {
            Result<CheckResult> result = check(ProxyConfig.NONE.and("https", proxy.server(Optional.empty()), ""));
            assertThat(proxy.asked()).containsOnly("[2001:db8::1]:443");
            assertThat(result.diagnostics())
                    .extracting(Diagnostic::code)
                    .containsExactly(DiagnosticCode.CERTIFICATE_HOSTNAME_MISMATCH);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, WWW-Authenticate, 'Bearer realm=\\\"https://169.254.169.254/token\\\"', UNSAFE_TOKEN_SERVICE",
        "401, WWW-Authenticate, 'Bearer realm=\\\"https://10.1.2.3/token\\\"', UNSAFE_TOKEN_SERVICE",
        "401, WWW-Authenticate, 'Bearer realm=\\\"http://foreign.test/token\\\"', UNSAFE_TOKEN_SERVICE",
        "302, Location, https://foreign.test/v2/, CROSS_ORIGIN_REDIRECT",
        "302, Location, 'https://registry-1.docker.io:8443/v2/', CROSS_ORIGIN_REDIRECT",
        "302, Location, 'http://registry-1.docker.io/v2/', CROSS_ORIGIN_REDIRECT"
    })
    void neverConnectsToAForeignHost(int status, String header, String value, DiagnosticCode code) throws IOException {
        hub();
        String script = """
                {"tls": "hub", "mappings": [{"request": {"method": "GET", "urlPath": "/v2/"},
                  "response": {"status": %d, "headers": {"%s": "%s"}}}]}""".formatted(status, header, value);
        try (StubServer server = new StubServer(script);
                ConnectProxy proxy = new ConnectProxy(server.port(), Optional.empty())) {
            ProxyServer any = proxy.server(Optional.empty());
            Result<CheckResult> result =
                    check(ProxyConfig.NONE.and("https", any, "").and("http", any, ""));
            assertThat(result.diagnostics()).extracting(Diagnostic::code).containsExactly(code);
            assertThat(proxy.asked()).containsOnly("registry-1.docker.io:443");
            assertThat(server.requests()).containsExactly("GET /v2/");
            assertThat(server.everything()).doesNotContain("Authorization");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://registry.test, '', true",
        "https://registry.test, registry.test, false",
        "https://registry.test, .test, false",
        "https://registry.test, '*', false",
        "https://registry.test, 'a.example, test', false",
        "https://registry.test, other.test, true",
        "https://127.0.0.1, '', false",
        "https://127.1.2.3, '', false",
        "https://127.evil.test, '', true",
        "https://localhost.evil.test, '', true",
        "https://[::1], '', false",
        "https://localhost, '', false",
        "http://registry.test, '', false"
    })
    void usesTheProxyOfTheEnvironment(String uri, String exempt, boolean byProxy) {
        ProxyConfig proxies = ProxyConfig.fromEnvironment(
                Map.of("https_proxy", "http://carl:p%40ss@proxy.test:3128", "NO_PROXY", exempt));
        Origin origin = Origin.of(java.net.URI.create(uri));
        Optional<ProxyServer> server = proxies.proxyFor(origin.scheme(), origin.host(), origin.port());
        assertThat(server.isPresent()).isEqualTo(byProxy);
        server.ifPresent(proxy -> {
            assertThat(proxy).hasToString("proxy.test:3128");
            assertThat(proxy.login()).contains(new ProxyServer.ProxyLogin("carl", "p@ss"));
        });
    }

    @Test
    void exemptsHostsByMavenPatterns() {
        ProxyServer server = new ProxyServer("proxy.test", 3128, Optional.empty());
        ProxyConfig proxies = ProxyConfig.NONE.and("https", server, "localhost|*.internal.test");
        assertThat(proxies.proxyFor("https", "registry.internal.test", 443)).isEmpty();
        assertThat(proxies.proxyFor("https", "registry.test", 443)).contains(server);
    }

    private void hub() throws IOException {
        Files.writeString(folder.resolve("registries.yaml"), """
                apiVersion: registries/v1
                registries:
                  - {name: hub, type: docker-hub, username: acme, password: {env: TOKEN}, default: true}
                applications:
                  - {name: one, repository: acme/one}
                """);
    }

    private Result<CheckResult> check(ProxyConfig proxies) {
        return CheckRunner.run(
                folder, CheckRunner.connectivity(proxies, false, Optional.empty(), CheckRunner.PATIENCE));
    }
}
