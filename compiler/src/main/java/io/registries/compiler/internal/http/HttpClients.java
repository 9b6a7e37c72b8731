// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.http;

import io.registries.compiler.ProxyConfig;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** Creates clients of the HTTP library without its redirects, cookies, retries, decompression and authentication. */
final class HttpClients {
    private static final int MAX_CONNECTIONS = 1_000;
    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(64 * 1024)
            .setMaxHeaderCount(100)
            .setMaxEmptyLineCount(10)
            .build();

    private HttpClients() {}

    static CloseableHttpClient create(
            RecordingTrustManager servers, ProxyConfig proxies, ResolvedHosts hosts, Duration connectTimeout) {
        return HttpClientBuilder.create()
                .setConnectionManager(connections(servers, hosts, connectTimeout))
                .setRoutePlanner((target, context) -> route(target, proxies))
                .setRequestExecutor(new ObservingExecutor())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableAuthCaching()
                .disableConnectionState()
                .disableDefaultUserAgent()
                .build();
    }

    private static HttpClientConnectionManager connections(
            RecordingTrustManager servers, ResolvedHosts hosts, Duration connectTimeout) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(socket -> new UnloggedConnection(LIMITS))
                .setDnsResolver(resolver(hosts))
                .setTlsSocketStrategy(tls(servers))
                .setMaxConnTotal(MAX_CONNECTIONS)
                .setMaxConnPerRoute(MAX_CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connectTimeout))
                        // A server may close a connection at any time; a POST is not repeated.
                        .setValidateAfterInactivity(TimeValue.ZERO_MILLISECONDS)
                        .build())
                .build();
    }

    private static HttpRoute route(HttpHost target, ProxyConfig proxies) {
        Origin origin = Origin.of(URI.create(target.toURI()));
        return origin.proxy(proxies)
                .map(proxy ->
                        new HttpRoute(target, null, new HttpHost(proxy.host(), proxy.port()), origin.isEncrypted()))
                .orElseGet(() -> new HttpRoute(target, null, origin.isEncrypted()));
    }

    private static DnsResolver resolver(ResolvedHosts hosts) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                try {
                    return hosts.addresses(host).toArray(InetAddress[]::new);
                } catch (InterruptedIOException e) {
                    throw new UnknownHostException(e.getMessage());
                }
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    private static TlsSocketStrategy tls(RecordingTrustManager servers) {
        SSLSocketFactory sockets = sockets(servers);
        return (socket, host, port, attachment, context) -> {
            try {
                return upgrade(servers, sockets, socket, host, port);
            } catch (IOException e) {
                // After an IOException the library would try the next address, and report the failure of the last one.
                throw new UncheckedIOException(e);
            }
        };
    }

    private static SSLSocket upgrade(
            RecordingTrustManager servers, SSLSocketFactory sockets, Socket socket, String host, int port)
            throws IOException {
        SSLSocket tls = (SSLSocket) sockets.createSocket(socket, host, port, true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        tls.setSSLParameters(parameters);
        servers.handshake(tls, port);
        return tls;
    }

    private static SSLSocketFactory sockets(RecordingTrustManager servers) {
        try {
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, new TrustManager[] {servers}, null);
            return tls.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
