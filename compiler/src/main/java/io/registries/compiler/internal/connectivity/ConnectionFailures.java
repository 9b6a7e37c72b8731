// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.ProxyServer;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.internal.crypto.CertificateVerdict.Rejected;
import io.registries.compiler.internal.http.NetworkErrors;
import io.registries.compiler.internal.http.Origin;
import io.registries.compiler.internal.http.PeerCertificates;
import io.registries.compiler.internal.http.ProxyRejectionException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
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
        Optional<ProxyServer> proxy = clients.proxyFor(origin);
        if (proxy.isPresent()) {
            Optional<Diagnostic> ofProxy = explainProxy(proxy.get(), problem);
            if (ofProxy.isPresent()) {
                return ofProxy.get();
            }
        }
        if (problem instanceof UnknownHostException) {
            return errors.unknownHost(origin.address());
        }
        if (NetworkErrors.isUnreachable(problem)) {
            return errors.unreachable(origin, reason(problem));
        }
        return NetworkErrors.tls(problem)
                .map(tls -> explainTls(origin, tls))
                .orElseGet(() -> explainAnswer(origin, problem));
    }

    private Optional<Diagnostic> explainProxy(ProxyServer proxy, IOException problem) {
        if (proxy.problem().isPresent()) {
            return proxy.problem().map(errors::invalidProxy);
        }
        if (problem instanceof ProxyRejectionException rejection) {
            return Optional.of(errors.unreachableProxy(proxy, rejection.reason()));
        }
        if (problem instanceof UnknownHostException) {
            return Optional.of(errors.unreachableProxy(proxy, "cannot be resolved"));
        }
        return NetworkErrors.isUnreachable(problem)
                ? Optional.of(errors.unreachableProxy(proxy, reason(problem)))
                : Optional.empty();
    }

    private static String reason(IOException problem) {
        return problem instanceof SocketTimeoutException ? "does not respond" : "refuses the connection";
    }

    private Diagnostic explainTls(Origin origin, SSLException problem) {
        if (NetworkErrors.isPlainHttp(problem)) {
            return errors.tlsNotSupported(origin);
        }
        Optional<PeerCertificates> certificates = transport.peerCertificates(origin);
        Optional<Rejected> rejected = certificates.flatMap(PeerCertificates::rejection);
        if (rejected.isPresent()) {
            return certificateErrors.rejected(certificates.orElseThrow(), rejected.get(), origin.address());
        }
        if (NetworkErrors.isClientCertificateRequired(problem)) {
            return errors.clientCertificateRequired();
        }
        return errors.tlsHandshakeFailed(
                NetworkErrors.isOldTls(problem) ? "does not support a secure TLS version" : "aborts the TLS handshake");
    }

    private Diagnostic explainAnswer(Origin origin, IOException problem) {
        if (isAfterHandshake(origin, problem)) {
            return errors.serverError(NetworkErrors.describe(problem));
        }
        return errors.tlsHandshakeFailed(
                problem instanceof SocketTimeoutException
                        ? "does not complete the TLS handshake in time"
                        : "aborts the TLS handshake");
    }

    /** Whether the server accepted a TLS handshake, or a connection without TLS, and then gave no valid response. */
    boolean isAfterHandshake(Origin origin, IOException problem) {
        return NetworkErrors.tls(problem).isEmpty()
                && !NetworkErrors.isProxyRefusal(problem)
                && !NetworkErrors.isUnreachable(problem)
                && (!origin.isEncrypted() || transport.peerCertificates(origin).isPresent());
    }
}
