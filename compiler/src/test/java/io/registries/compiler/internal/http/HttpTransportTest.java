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
import io.registries.compiler.testing.RawServer;
import io.registries.compiler.testing.StubServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HttpTransportTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final HostResolver LOOPBACK = host -> List.of(InetAddress.getLoopbackAddress());

    private final ParallelTasks tasks = ParallelTasks.open();

    @AfterEach
    void close() {
        tasks.close();
    }

    @Test
    void followsNoRedirectAndStoresNoCookie() throws IOException, InterruptedException {
        try (StubServer server = new StubServer("""
                        {"mappings": [
                          {"request": {"urlPath": "/moved"}, "response": {"status": 302, "body": "here",
                            "headers": {"Location": "/target", "Set-Cookie": "a=b"}}},
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
    void decompressesAResponse() throws IOException, InterruptedException {
        assertThat(compressed("{\"token\":\"t\"}").body()).isEqualTo("{\"token\":\"t\"}");
    }

    @Test
    void limitsADecompressedResponse() throws IOException, InterruptedException {
        HttpReply reply = compressed("x".repeat(50_000_000));
        assertThat(reply.body()).hasSize(HttpTransport.MAX_BODY_BYTES);
        assertThat(reply.end()).isEqualTo(HttpReply.BodyEnd.TOO_LARGE);
    }

    private HttpReply compressed(String body) throws IOException, InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
        try (StubServer server =
                        new StubServer("""
                        {"mappings": [{"request": {"urlPath": "/packed"}, "response": {"status": 200,
                          "headers": {"Content-Encoding": "gzip"}, "base64Body": "%s"}}]}""".formatted(Base64.getEncoder().encodeToString(bytes.toByteArray())));
                HttpTransport http = transport(ProxyConfig.NONE)) {
            return http.send(call(server, "/packed"), TIMEOUT);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CUT_OFF", "CUT_OFF_CHUNK", "NO_GZIP"})
    void keepsTheStatusOfAResponseThatIsCutOff(RawServer.Behaviour behaviour) throws IOException, InterruptedException {
        try (RawServer server = new RawServer(behaviour);
                HttpTransport http = transport(ProxyConfig.NONE)) {
            HttpReply reply = http.send(HttpCall.of("GET", URI.create("http://127.0.0.1:" + server.port())), TIMEOUT);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.end()).isEqualTo(HttpReply.BodyEnd.CUT_OFF);
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
