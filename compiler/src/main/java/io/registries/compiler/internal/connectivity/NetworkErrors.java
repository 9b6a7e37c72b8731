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

/** What Java's exceptions mean. Their own words are for programmers and are not shown. */
final class NetworkErrors {
    private NetworkErrors() {}

    /** Whether the same request may succeed a moment later. */
    static boolean mayPass(IOException problem) {
        return !(problem instanceof SSLException)
                && !(problem instanceof HttpTimeoutException)
                && !(problem instanceof ConnectException)
                && !isProxyRefusal(problem)
                && tls(problem).isEmpty();
    }

    /** The TLS failure that an exception is about, if it is about one. */
    static Optional<SSLException> tls(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException tls) {
                return Optional.of(tls);
            }
        }
        return Optional.empty();
    }

    /** Whether what answered does not speak TLS at all. */
    static boolean speaksNoTls(SSLException problem) {
        return says(problem, "unsupported or unrecognized ssl message") || says(problem, "plaintext");
    }

    /** Whether the two sides have no version of TLS in common. */
    static boolean isOldTls(SSLException problem) {
        return says(problem, "protocol_version")
                || says(problem, "protocol version")
                || says(problem, "handshake_failure")
                || says(problem, "no appropriate protocol");
    }

    /** Whether a proxy did not let a request through. */
    static boolean isProxyRefusal(IOException problem) {
        return says(problem, "tunnel failed") || says(problem, "proxy");
    }

    /** What happened to a connection, in words that follow its host. */
    static String inWords(IOException problem) {
        if (problem instanceof HttpTimeoutException) {
            return "did not answer in time";
        }
        if (problem instanceof EOFException
                || says(problem, "header parser received no bytes")
                || says(problem, "eof")) {
            return "hung up without an answer";
        }
        if (problem instanceof SocketException || says(problem, "reset")) {
            return "broke the connection off";
        }
        return "gave no valid HTTP answer";
    }

    private static boolean says(Throwable problem, String words) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).contains(words)) {
                return true;
            }
        }
        return false;
    }
}
