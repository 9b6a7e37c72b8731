// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.http;

import io.registries.compiler.ProxyConfig;
import io.registries.compiler.ProxyServer;
import io.registries.compiler.internal.parallel.ParallelTasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * Sends requests to servers with the same trust settings, and records the certificates that they present. A connection
 * goes through the proxy of its origin, or to one of the addresses in {@link ResolvedHosts}.
 */
public final class HttpTransport implements AutoCloseable {
    /** A limit for bodies of registries and token services; the largest token responses have about 10,000 bytes. */
    public static final int MAX_BODY_BYTES = 256 * 1024;

    private final RecordingTrustManager servers;
    private final ProxyConfig proxies;
    private final ParallelTasks tasks;
    private final CloseableHttpClient client;
    private final int maxBodyBytes;

    /** A transport that reads bodies up to {@link #MAX_BODY_BYTES}. */
    public HttpTransport(
            Optional<TrustedRoots> roots,
            ProxyConfig proxies,
            ResolvedHosts hosts,
            ParallelTasks tasks,
            Duration connectTimeout) {
        this(roots, proxies, hosts, tasks, connectTimeout, MAX_BODY_BYTES);
    }

    /**
     * @param roots the roots that servers must lead to; empty: trust every server
     * @param proxies the proxies
     * @param hosts the addresses of servers and proxies
     * @param tasks run requests, which can be cancelled only by closing their connection
     * @param connectTimeout the time to connect to one address
     * @param maxBodyBytes the maximum number of bytes read from a body
     */
    public HttpTransport(
            Optional<TrustedRoots> roots,
            ProxyConfig proxies,
            ResolvedHosts hosts,
            ParallelTasks tasks,
            Duration connectTimeout,
            int maxBodyBytes) {
        this.servers = new RecordingTrustManager(roots.map(TrustedRoots::verifier));
        this.proxies = proxies;
        this.tasks = tasks;
        this.maxBodyBytes = maxBodyBytes;
        this.client = HttpClients.create(servers, proxies, hosts, connectTimeout);
    }

    /** The certificates that a server last presented; empty if it presented none. */
    public Optional<PeerCertificates> peerCertificates(Origin origin) {
        return servers.peerCertificates(origin);
    }

    /**
     * Sends a request once.
     *
     * @param timeout the limit for connecting, sending and receiving
     * @throws SocketTimeoutException if the response is not received in time
     * @throws ProxyRejectionException if a proxy does not forward the request, or cannot be used
     * @throws IOException if there is no valid response; see {@link NetworkErrors}
     */
    public HttpReply send(HttpCall call, Duration timeout) throws IOException, InterruptedException {
        Optional<ProxyServer> proxy = Origin.of(call.uri()).proxy(proxies);
        Optional<String> invalid = proxy.flatMap(ProxyServer::problem);
        if (invalid.isPresent()) {
            throw new ProxyRejectionException(invalid.get());
        }
        HttpUriRequestBase request = request(call, timeout);
        HttpClientContext context = HttpClientContext.create();
        proxy.ifPresent(server -> ObservingExecutor.setProxy(context, server));
        Future<HttpReply> reply = tasks.start(() -> exchange(call, request, context));
        try {
            return reply.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException ignored) {
            if (ObservingExecutor.isAwaitingTunnel(context)) {
                throw new ProxyRejectionException("does not respond");
            }
            throw new SocketTimeoutException("no response in time");
        } catch (ExecutionException e) {
            // The timeout of the connection can pass before that of the call.
            if (e.getCause() instanceof SocketTimeoutException && ObservingExecutor.isAwaitingTunnel(context)) {
                throw new ProxyRejectionException("does not respond");
            }
            throw e.getCause() instanceof IOException problem ? problem : new IOException(e.getCause());
        } finally {
            if (!reply.isDone()) {
                request.cancel();
            }
        }
    }

    private HttpUriRequestBase request(HttpCall call, Duration timeout) {
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), call.uri());
        call.fields().forEach(field -> request.addHeader(field.name(), field.value()));
        if (!call.body().isEmpty() || call.method().matches("POST|PUT|PATCH")) {
            // Also sends the length of an empty body, which some servers require.
            request.setEntity(new ByteArrayEntity(call.body().getBytes(StandardCharsets.UTF_8), null));
        }
        request.setConfig(RequestConfig.custom()
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .setConnectionRequestTimeout(Timeout.of(timeout))
                .setResponseTimeout(Timeout.of(timeout))
                .build());
        return request;
    }

    private HttpReply exchange(HttpCall call, HttpUriRequestBase request, HttpClientContext context)
            throws IOException {
        Origin origin = Origin.of(call.uri());
        HttpHost target = new HttpHost(origin.scheme(), origin.address(), origin.port());
        boolean complete = false;
        try {
            ClassicHttpResponse response = client.executeOpen(target, request, context);
            ReceivedBody body = ReceivedBody.read(response.getEntity(), maxBodyBytes);
            complete = body.end() == HttpReply.BodyEnd.COMPLETE;
            return new HttpReply(
                    response.getCode(),
                    headers(response),
                    body.text(),
                    body.end(),
                    ObservingExecutor.duration(context));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            if (!complete) {
                // Closes the connection; closing the response would read the rest of its body.
                request.cancel();
            }
        }
    }

    private static Map<String, List<String>> headers(ClassicHttpResponse response) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        }
        return headers;
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
