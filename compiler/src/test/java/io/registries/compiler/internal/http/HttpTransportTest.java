// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.registries.compiler.HostResolver;
import io.registries.compiler.ProxyConfig;
import io.registries.compiler.ProxyServer;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.testing.ConnectProxy;
import io.registries.compiler.testing.ConnectionRecorder;
import io.registries.compiler.testing.StubServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpTransportTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final HostResolver LOOPBACK = host -> List.of(InetAddress.getLoopbackAddress());

    private final ParallelTasks tasks = ParallelTasks.open();

    @AfterEach
    void close() {
        tasks.close();
    }

    @Test
    void followsNoRedirectStoresNoCookieAndDecompressesNothing() throws IOException, InterruptedException {
        try (StubServer server = new StubServer("""
                        {"mappings": [
                          {"request": {"urlPath": "/moved"}, "response": {"status": 302, "body": "here",
                            "headers": {"Location": "/target", "Set-Cookie": "a=b", "Content-Encoding": "gzip"}}},
                          {"request": {"urlPath": "/retry"}, "response": {"status": 503, "headers": {"Retry-After": "0"}}},
                          {"request": {"urlPath": "/login"}, "response": {"status": 401,
                            "headers": {"WWW-Authenticate": "Basic realm=\\"x\\""}}}
                        ]}""");
                HttpTransport http = transport(ProxyConfig.NONE)) {
            HttpReply moved = http.send(call(server, "/moved"), TIMEOUT);
            assertThat(moved.status()).isEqualTo(302);
            assertThat(moved.body()).isEqualTo("here");
            assertThat(moved.header("location")).contains("/target");
            assertThat(http.send(call(server, "/retry"), TIMEOUT).status()).isEqualTo(503);
            assertThat(http.send(call(server, "/login"), TIMEOUT).status()).isEqualTo(401);
            assertThat(server.requests()).containsExactly("GET /moved", "GET /retry", "GET /login");
            assertThat(server.everything()).doesNotContain("Cookie", "Accept-Encoding", "Upgrade");
        }
    }

    @Test
    void sendsNothingPastAProxyThatCannotBeUsed() throws IOException {
        try (ConnectionRecorder server = ConnectionRecorder.onAnyPort("127.0.0.1");
                HttpTransport http = transport(
                        ProxyConfig.fromEnvironment(Map.of("HTTP_PROXY", "socks5://127.0.0.1:" + server.port())))) {
            URI uri = URI.create("http://registry.test:" + server.port() + "/v2/");
            assertThatThrownBy(() -> http.send(HttpCall.of("GET", uri), TIMEOUT))
                    .isInstanceOf(ProxyRejectionException.class);
            assertThat(server.connections()).isZero();
        }
    }

    /** The response of a proxy is not that of the server. */
    @Test
    void reportsThatAProxyRejectsATunnel() throws IOException {
        try (ConnectProxy proxy = new ConnectProxy(1, Optional.of(new ProxyServer.ProxyLogin("carl", "right")));
                HttpTransport http = transport(ProxyConfig.NONE.and("https", proxy.server(Optional.empty()), ""))) {
            URI uri = URI.create("https://registry.test/v2/");
            assertThatThrownBy(() -> http.send(HttpCall.of("GET", uri), TIMEOUT))
                    .isInstanceOf(ProxyRejectionException.class);
        }
    }

    private HttpTransport transport(ProxyConfig proxies) {
        return new HttpTransport(Optional.empty(), proxies, new ResolvedHosts(LOOPBACK), tasks, TIMEOUT);
    }

    private static HttpCall call(StubServer server, String path) {
        return HttpCall.of("GET", URI.create("http://registry.test:" + server.port() + path));
    }
}
