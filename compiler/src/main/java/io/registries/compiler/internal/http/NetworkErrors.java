// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Classifies the exceptions of the HTTP client. Their messages are for programmers and are not displayed. */
public final class NetworkErrors {
    private NetworkErrors() {}

    /** Whether a retry of the request may succeed. */
    public static boolean mayPass(IOException problem) {
        return !(problem instanceof SSLException)
                && !(problem instanceof SocketTimeoutException)
                && !(problem instanceof ConnectException)
                && !isProxyRefusal(problem)
                && tls(problem).isEmpty();
    }

    /** The TLS exception among the causes. */
    public static Optional<SSLException> tls(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException tls) {
                return Optional.of(tls);
            }
        }
        return Optional.empty();
    }

    /** Whether the server does not support TLS on this port. */
    public static boolean isPlainHttp(SSLException problem) {
        return mentions(problem, "unsupported or unrecognized ssl message") || mentions(problem, "plaintext");
    }

    /** Whether client and server have no TLS version or cipher suite in common. */
    public static boolean isOldTls(SSLException problem) {
        return mentions(problem, "protocol_version")
                || mentions(problem, "protocol version")
                || mentions(problem, "handshake_failure")
                || mentions(problem, "no appropriate protocol");
    }

    /** Whether the server requires a certificate of the client. */
    public static boolean isClientCertificateRequired(SSLException problem) {
        return mentions(problem, "certificate_required") || mentions(problem, "bad_certificate");
    }

    /** Whether a proxy rejected the request. */
    public static boolean isProxyRefusal(IOException problem) {
        return problem instanceof ProxyRejectionException;
    }

    /** Whether no address of the server accepted a connection. */
    public static boolean isUnreachable(IOException problem) {
        return problem instanceof ConnectException
                || problem instanceof ConnectTimeoutException
                || problem instanceof NoRouteToHostException;
    }

    /** Describes a connection failure. The text follows the name of the registry. */
    public static String describe(IOException problem) {
        if (isProxyRefusal(problem)) {
            return "cannot be reached through the proxy";
        }
        if (problem instanceof SocketTimeoutException) {
            return "did not respond in time";
        }
        if (problem instanceof EOFException
                || problem instanceof NoHttpResponseException
                || problem instanceof ConnectionClosedException) {
            return "closed the connection without a response";
        }
        if (problem instanceof SocketException || mentions(problem, "reset")) {
            return "reset the connection";
        }
        return "did not return a valid HTTP response";
    }

    private static boolean mentions(Throwable problem, String words) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains(words)) {
                return true;
            }
        }
        return false;
    }
}
