// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.http;

import io.registries.compiler.ProxyServer;
import java.io.IOException;
import java.time.Duration;
import org.apache.hc.client5.http.RouteInfo;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Sends the login of a proxy to the proxy only, and keeps responses of a proxy apart from those of servers: the library
 * returns the response of a proxy that rejects a tunnel as if the server had sent it. Measures how long responses take
 * on an open connection.
 */
final class ObservingExecutor extends HttpRequestExecutor {
    private static final String PROXY = "proxy-of-exchange";
    private static final String TUNNEL = "tunnel-of-exchange";
    private static final String DURATION = "duration-of-exchange";

    /** Sets the proxy of an exchange. */
    static void setProxy(HttpContext context, ProxyServer proxy) {
        context.setAttribute(PROXY, proxy);
    }

    /** Whether a proxy has not yet responded to the request for a tunnel, or not yet accepted the connection. */
    static boolean isAwaitingTunnel(HttpContext context) {
        return context.getAttribute(PROXY) != null && context.getAttribute(TUNNEL) == null;
    }

    /** How long the last response took. */
    static Duration duration(HttpContext context) {
        return context.getAttribute(DURATION) instanceof Duration duration ? duration : Duration.ZERO;
    }

    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            @Nullable HttpResponseInformationCallback callback,
            HttpContext context)
            throws IOException, HttpException {
        if (!(context.getAttribute(PROXY) instanceof ProxyServer proxy)) {
            return measure(request, connection, callback, context);
        }
        boolean connects = request.getMethod().equals("CONNECT");
        RouteInfo route = HttpClientContext.cast(context).getHttpRoute();
        if (connects || !route.isTunnelled()) {
            proxy.login().ifPresent(login -> request.setHeader(HttpHeaders.PROXY_AUTHORIZATION, login.basic()));
        }
        if (!connects) {
            context.setAttribute(TUNNEL, true);
        }
        ClassicHttpResponse response = measure(request, connection, callback, context);
        context.setAttribute(TUNNEL, true);
        boolean rejected = connects
                ? response.getCode() != HttpStatus.SC_OK
                : !route.isTunnelled() && response.getCode() == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED;
        if (rejected) {
            throw new ProxyRejectionException(reason(response.getCode(), proxy));
        }
        return response;
    }

    private static String reason(int status, ProxyServer proxy) {
        if (status != HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED) {
            return "returns status " + status;
        }
        return proxy.login().isPresent() ? "rejects its login" : "requires a login";
    }

    private ClassicHttpResponse measure(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            @Nullable HttpResponseInformationCallback callback,
            HttpContext context)
            throws IOException, HttpException {
        long start = System.nanoTime();
        ClassicHttpResponse response = super.execute(request, connection, callback, context);
        context.setAttribute(DURATION, Duration.ofNanos(System.nanoTime() - start));
        return response;
    }
}
