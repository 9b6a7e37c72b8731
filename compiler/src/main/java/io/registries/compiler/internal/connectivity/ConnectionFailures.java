// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.ProxyServer;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.internal.http.NetworkErrors;
import io.registries.compiler.internal.http.Origin;
import io.registries.compiler.internal.http.PeerCertificates;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Explains why a server gave no valid response. */
final class ConnectionFailures {
    private final RetryingTransport transport;
    private final HttpClientPool clients;
    private final EndpointDiagnostics errors;
    private final CertificateDiagnostics certificateErrors;

    ConnectionFailures(CredentialTarget target, ProbeContext context, RetryingTransport transport, ServerName server) {
        this.transport = transport;
        this.clients = context.clients();
        this.errors = new EndpointDiagnostics(target, context.options(), server);
        this.certificateErrors = new CertificateDiagnostics(target, server);
    }

    Diagnostic explain(Origin origin, IOException problem) {
        Optional<PeerCertificates> certificates = transport.peerCertificates(origin);
        Optional<ProxyServer> proxy = clients.proxyFor(origin);
        Optional<SSLException> tls = NetworkErrors.tls(problem);
        if (tls.isPresent() && NetworkErrors.isPlainHttp(tls.get())) {
            return errors.tlsNotSupported(origin);
        }
        if (certificates.isPresent() && certificates.get().problem().isPresent()) {
            return certificateErrors.problem(certificates.get(), origin.address());
        }
        if (proxy.isPresent() && NetworkErrors.isProxyRefusal(problem)) {
            return errors.unreachableProxy(proxy.get(), "rejects the connection to the registry");
        }
        if (tls.isPresent()) {
            return errors.tlsHandshakeFailed(
                    NetworkErrors.isOldTls(tls.get())
                            ? "does not support a secure TLS version"
                            : "aborts the TLS handshake");
        }
        if (origin.isEncrypted() && certificates.isEmpty()) {
            return errors.tlsHandshakeFailed(
                    problem instanceof SocketTimeoutException
                            ? "does not complete the TLS handshake in time"
                            : "aborts the TLS handshake");
        }
        return errors.serverError(NetworkErrors.describe(problem));
    }

    /** Whether the server accepted a TLS handshake, or a connection without TLS, and then gave no valid response. */
    boolean isAfterHandshake(Origin origin, IOException problem) {
        return NetworkErrors.tls(problem).isEmpty()
                && !NetworkErrors.isProxyRefusal(problem)
                && (!origin.isEncrypted() || transport.peerCertificates(origin).isPresent());
    }
}
