// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.trafficlistener.DoNothingWiremockNetworkTrafficListener;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A scripted registry on a random port, which is 50000 in the script. The script is JSON: {@code tls} names its
 * certificate, {@code mappings} are those of WireMock, {@code raw} is a behavior instead of HTTP, {@code clientAuth}
 * requires a client certificate. {@code TEN_MEGABYTES} is a text of that size.
 */
public final class StubServer implements AutoCloseable {
    public static final String PORT = "50000";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final @Nullable WireMockServer http;
    private final @Nullable RawServer raw;
    private final int port;
    private final Set<Socket> used = ConcurrentHashMap.newKeySet();

    public StubServer(String script) throws IOException {
        this(script, "127.0.0.1");
    }

    public StubServer(String script, String address) throws IOException {
        JsonNode json = JSON.readTree(script);
        if (json.has("raw")) {
            http = null;
            raw = new RawServer(RawServer.Behaviour.valueOf(
                    json.path("raw").asString().replace('-', '_').toUpperCase(Locale.ROOT)));
            port = raw.port();
            return;
        }
        raw = null;
        String tls = json.path("tls").asString("");
        WireMockConfiguration configuration =
                WireMockConfiguration.options().bindAddress(address).gzipDisabled(true);
        configuration.networkTrafficListener(new DoNothingWiremockNetworkTrafficListener() {
            @Override
            public void incoming(Socket socket, ByteBuffer bytes) {
                used.add(socket);
            }
        });
        if (tls.isEmpty()) {
            configuration.dynamicPort();
        } else {
            configuration
                    .httpDisabled(true)
                    .needClientAuth(json.path("clientAuth").asBoolean(false))
                    .dynamicHttpsPort()
                    .keystoreType("PKCS12")
                    .keystorePath(Certificates.keyStore(tls).toString())
                    .keystorePassword(new String(Certificates.PASSWORD))
                    .keyManagerPassword(new String(Certificates.PASSWORD));
        }
        http = new WireMockServer(configuration);
        http.start();
        port = tls.isEmpty() ? http.port() : http.httpsPort();
        for (JsonNode mapping : json.path("mappings")) {
            http.addStubMapping(StubMapping.buildFrom(mapping.toString()
                    .replace(PORT, String.valueOf(port))
                    .replace("TEN_MEGABYTES", "x".repeat(10_000_000))));
        }
    }

    public int port() {
        return port;
    }

    /** The received requests, as {@code GET /v2/ Basic}, with the scheme of the credentials only. */
    public List<String> requests() {
        List<String> requests = new ArrayList<>();
        Optional.ofNullable(http)
                .ifPresent(server -> server.getAllServeEvents().forEach(event -> {
                    String authorization = event.getRequest().getHeader("Authorization");
                    requests.add(
                            0,
                            event.getRequest().getMethod() + " "
                                    + event.getRequest().getUrl()
                                    + (authorization == null
                                            ? ""
                                            : " " + authorization.split(" ", 2)[0]));
                }));
        return requests;
    }

    /** The number of connections on which anything arrived. */
    public int usedConnections() {
        return used.size();
    }

    /** All received data, to search for data that must not be sent. */
    public String everything() {
        return http == null
                ? ""
                : StreamSupport.stream(http.getAllServeEvents().spliterator(), false)
                        .map(event -> event.getRequest().getAbsoluteUrl()
                                + event.getRequest().getHeaders()
                                + event.getRequest().getBodyAsString())
                        .reduce("", String::concat);
    }

    @Override
    public void close() throws IOException {
        if (http != null) {
            http.stop();
        }
        if (raw != null) {
            raw.close();
        }
    }
}
