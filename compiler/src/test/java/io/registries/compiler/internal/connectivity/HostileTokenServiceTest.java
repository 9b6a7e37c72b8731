// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.CheckResult;
import io.registries.compiler.HostResolver;
import io.registries.compiler.ProxyConfig;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.testing.CheckRunner;
import io.registries.compiler.testing.ConnectProxy;
import io.registries.compiler.testing.ConnectionRecorder;
import io.registries.compiler.testing.StubServer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A registry that names a host of this machine as its token service: it must never receive a connection. */
class HostileTokenServiceTest {
    private static final String TOKEN_SERVICE = """
            {"mappings": [{"request": {"method": "GET", "urlPath": "/token"},
              "response": {"status": 200, "body": "{\\"token\\":\\"t0ken\\"}"}}]}""";

    @TempDir
    private Path folder;

    /** The proxy resolves the registry; the token service is reached without a proxy. */
    @ParameterizedTest
    @ValueSource(strings = {"https://localhost:%d/token", "https://127.0.0.1:%d/token", "https://vault.test:%d/token"})
    void isNotReachedWithoutTheProxyOfTheRegistry(String realm) throws IOException {
        try (ConnectionRecorder vault = ConnectionRecorder.onAnyPort("127.0.0.1");
                StubServer registry = registry("hub", realm.formatted(vault.port()));
                ConnectProxy proxy = new ConnectProxy(registry.port(), Optional.empty())) {
            ProxyConfig proxies = ProxyConfig.fromEnvironment(
                    Map.of("HTTPS_PROXY", proxy.server(Optional.empty()).toString(), "NO_PROXY", "vault.test"));
            Result<CheckResult> result = check("registry.test", "secure", proxies, names("vault.test"));
            assertThat(result.diagnostics())
                    .extracting(Diagnostic::code)
                    .containsExactly(DiagnosticCode.UNSAFE_TOKEN_SERVICE);
            assertThat(vault.connections()).isZero();
            assertThat(registry.requests()).containsExactly("GET /v2/");
        }
    }

    /** One loopback address among others makes no token service on this machine familiar. */
    @Test
    void isNotReachedBecauseTheRegistryHasALoopbackAddressToo() throws IOException {
        try (ConnectionRecorder metadata = ConnectionRecorder.onAnyPort("127.0.0.1");
                StubServer registry = registry("", "http://127.0.0.1:" + metadata.port() + "/latest/meta-data")) {
            HostResolver names = host -> host.equals("registry.test")
                    ? List.of(InetAddress.getLoopbackAddress(), InetAddress.getByName("192.0.2.1"))
                    : CheckRunner.NAMES.addresses(host);
            Result<CheckResult> result = check("registry.test:" + registry.port(), "insecure", ProxyConfig.NONE, names);
            assertThat(result.diagnostics()).extracting(Diagnostic::code).contains(DiagnosticCode.UNSAFE_TOKEN_SERVICE);
            assertThat(metadata.connections()).isZero();
            assertThat(registry.everything()).doesNotContain("Authorization");
        }
    }

    /** DNS rebinding: the second lookup of a name returns another address. */
    @Test
    void isNotReachedAtAnAddressThatWasNotChecked() throws IOException {
        try (StubServer tokens = new StubServer(TOKEN_SERVICE);
                ConnectionRecorder other = ConnectionRecorder.on("127.0.0.2", tokens.port());
                StubServer registry = registry("", "http://rebinding.test:" + tokens.port() + "/token")) {
            Map<String, AtomicInteger> lookups = new ConcurrentHashMap<>();
            HostResolver names = host -> {
                int lookup = lookups.computeIfAbsent(host, name -> new AtomicInteger())
                        .incrementAndGet();
                return List.of(InetAddress.getByName(lookup == 1 ? "127.0.0.1" : "127.0.0.2"));
            };
            check("registry.test:" + registry.port(), "insecure", ProxyConfig.NONE, names);
            assertThat(tokens.requests()).contains("GET /token?service=lab Basic");
            assertThat(other.connections()).isZero();
            assertThat(lookups.values()).allMatch(count -> count.get() == 1);
            assertThat(lookups).containsOnlyKeys("registry.test", "rebinding.test");
        }
    }

    /** The first address refuses connections; the second is that of the server. */
    @Test
    void isTriedAtAllItsAddressesLikeTheRegistry() throws IOException {
        try (StubServer tokens = new StubServer(TOKEN_SERVICE);
                StubServer registry = registry("", "http://tokens.test:" + tokens.port() + "/token")) {
            HostResolver names = host -> List.of(InetAddress.getByName("127.0.0.3"), InetAddress.getLoopbackAddress());
            check("registry.test:" + registry.port(), "insecure", ProxyConfig.NONE, names);
            assertThat(tokens.requests()).contains("GET /token?service=lab Basic");
            assertThat(registry.requests()).contains("GET /v2/", "GET /v2/ Bearer");
        }
    }

    @Test
    void isReachedAtAnIpv6Address() throws IOException {
        try (StubServer tokens = new StubServer(TOKEN_SERVICE);
                StubServer registry = registry("", "http://[2001:db8::2]:" + tokens.port() + "/token")) {
            HostResolver names = host -> List.of(InetAddress.getLoopbackAddress());
            check("'[2001:db8::1]:" + registry.port() + "'", "insecure", ProxyConfig.NONE, names);
            assertThat(tokens.requests()).contains("GET /token?service=lab Basic");
            assertThat(tokens.everything()).contains("[2001:db8::2]:" + tokens.port());
            assertThat(registry.requests()).contains("GET /v2/", "GET /v2/ Bearer");
        }
    }

    private static HostResolver names(String local) {
        return host ->
                host.equals(local) ? List.of(InetAddress.getLoopbackAddress()) : CheckRunner.NAMES.addresses(host);
    }

    private static StubServer registry(String tls, String realm) throws IOException {
        return new StubServer("""
                {"tls": "%s", "mappings": [
                  {"request": {"method": "GET", "urlPathPattern": "/v2/.*", "headers": {"Authorization": {"absent": true}}},
                   "response": {"status": 401,
                     "headers": {"WWW-Authenticate": "Bearer realm=\\"%s\\",service=\\"lab\\""}}},
                  {"request": {"method": "GET", "urlPathPattern": "/v2/.*", "headers": {"Authorization": {"equalTo": "Bearer t0ken"}}},
                   "response": {"status": 200, "body": "{}"}}
                ]}""".formatted(tls, realm));
    }

    private Result<CheckResult> check(String url, String connection, ProxyConfig proxies, HostResolver names)
            throws IOException {
        Files.writeString(folder.resolve("registries.yaml"), """
                apiVersion: registries/v1
                registries:
                  - name: lab
                    type: other
                    url: %s
                    connection: %s
                    username: acme
                    password: {env: TOKEN}
                    default: true
                applications:
                  - {name: one, repository: acme/one}
                """.formatted(url, connection));
        return CheckRunner.run(
                folder, CheckRunner.connectivity(proxies, names, false, Optional.empty(), CheckRunner.PATIENCE));
    }
}
