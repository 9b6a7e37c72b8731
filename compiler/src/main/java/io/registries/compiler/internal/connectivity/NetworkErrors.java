// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.http.HttpTimeoutException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Classifies the exceptions of the HTTP client. Their messages are for programmers and are not displayed. */
final class NetworkErrors {
    private NetworkErrors() {}

    /** Whether a retry of the request may succeed. */
    static boolean mayPass(IOException problem) {
        return !(problem instanceof SSLException)
                && !(problem instanceof HttpTimeoutException)
                && !(problem instanceof ConnectException)
                && !isProxyRefusal(problem)
                && tls(problem).isEmpty();
    }

    /** The TLS exception among the causes. */
    static Optional<SSLException> tls(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException tls) {
                return Optional.of(tls);
            }
        }
        return Optional.empty();
    }

    /** Whether the server does not support TLS on this port. */
    static boolean isPlainHttp(SSLException problem) {
        return mentions(problem, "unsupported or unrecognized ssl message") || mentions(problem, "plaintext");
    }

    /** Whether client and server have no TLS version or cipher suite in common. */
    static boolean isOldTls(SSLException problem) {
        return mentions(problem, "protocol_version")
                || mentions(problem, "protocol version")
                || mentions(problem, "handshake_failure")
                || mentions(problem, "no appropriate protocol");
    }

    /** Whether a proxy rejected the request. */
    static boolean isProxyRefusal(IOException problem) {
        return mentions(problem, "tunnel failed") || mentions(problem, "proxy");
    }

    /** Describes a connection failure. The text follows the name of the registry. */
    static String describe(IOException problem) {
        if (problem instanceof HttpTimeoutException) {
            return "did not respond in time";
        }
        if (problem instanceof EOFException
                || mentions(problem, "header parser received no bytes")
                || mentions(problem, "eof")) {
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
