// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.http;

import java.io.IOException;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Delegates to another trust manager, or trusts every server, and records the certificates of each server. As an
 * extended trust manager it also checks the host name, so that the check is disabled for insecure registries only.
 */
final class RecordingTrustManager extends X509ExtendedTrustManager {
    private static final String UNKNOWN_HOST = "only servers with a known host are trusted";

    private final Optional<X509ExtendedTrustManager> trustManager;
    private final Map<String, PeerCertificates> recorded = new ConcurrentHashMap<>();
    private final Map<Socket, Integer> ports = new ConcurrentHashMap<>();

    /**
     * @param trustManager the trust manager to delegate to; empty: trust every server
     */
    RecordingTrustManager(Optional<X509ExtendedTrustManager> trustManager) {
        this.trustManager = trustManager;
    }

    /** The certificates that a server last presented; empty if it presented none. */
    Optional<PeerCertificates> peerCertificates(Origin origin) {
        return Optional.ofNullable(recorded.get(origin.authority()))
                .or(() -> Optional.ofNullable(recorded.get(origin.address() + ":" + origin.port())));
    }

    /** Shakes hands with a server, which may be behind a proxy: the port of the socket is then that of the proxy. */
    void handshake(SSLSocket tls, int port) throws IOException {
        ports.put(tls, port);
        try {
            tls.startHandshake();
        } finally {
            ports.remove(tls);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        if (!(socket instanceof SSLSocket tls)) {
            throw new CertificateException(UNKNOWN_HOST);
        }
        SSLSession session = tls.getHandshakeSession();
        int port = ports.getOrDefault(tls, session.getPeerPort());
        String server = (session.getPeerHost() + ":" + port).toLowerCase(Locale.ROOT);
        if (trustManager.isEmpty()) {
            recorded.put(server, new PeerCertificates(List.of(chain), Optional.empty()));
            return;
        }
        PeerCertificates.CertificateProblem problem = PeerCertificates.CertificateProblem.UNTRUSTED;
        try {
            trustManager.get().checkServerTrusted(chain, authType);
            problem = PeerCertificates.CertificateProblem.WRONG_HOST;
            trustManager.get().checkServerTrusted(chain, authType, socket);
            recorded.put(server, new PeerCertificates(List.of(chain), Optional.empty()));
        } catch (CertificateException e) {
            recorded.put(
                    server,
                    new PeerCertificates(
                            List.of(chain), Optional.of(validity(chain).orElse(problem))));
            throw e;
        }
    }

    private static Optional<PeerCertificates.CertificateProblem> validity(X509Certificate[] chain) {
        for (X509Certificate certificate : chain) {
            try {
                certificate.checkValidity();
            } catch (CertificateExpiredException ignored) {
                return Optional.of(PeerCertificates.CertificateProblem.EXPIRED);
            } catch (CertificateNotYetValidException ignored) {
                return Optional.of(PeerCertificates.CertificateProblem.NOT_YET_VALID);
            }
        }
        return Optional.empty();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException(UNKNOWN_HOST);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("clients are not trusted");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trustManager.map(X509ExtendedTrustManager::getAcceptedIssuers).orElse(new X509Certificate[0]);
    }
}
