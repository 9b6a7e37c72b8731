// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.http;

import io.registries.compiler.internal.crypto.CertificateVerdict;
import io.registries.compiler.internal.crypto.CertificateVerifier;
import java.io.IOException;
import java.net.Socket;
import java.security.cert.CertificateException;
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
 * Verifies servers, or trusts every server, and records the certificates of each server. As an extended trust manager it
 * replaces the checks of the TLS library, that of the host name included.
 */
final class RecordingTrustManager extends X509ExtendedTrustManager {
    private static final String UNKNOWN_HOST = "only servers with a known host are trusted";

    private final Optional<CertificateVerifier> verifier;
    private final Map<String, PeerCertificates> recorded = new ConcurrentHashMap<>();
    private final Map<Socket, Integer> ports = new ConcurrentHashMap<>();

    /**
     * @param verifier decides which servers are trusted; empty: trust every server
     */
    RecordingTrustManager(Optional<CertificateVerifier> verifier) {
        this.verifier = verifier;
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
        List<X509Certificate> presented = List.of(chain);
        CertificateVerdict verdict = verifier.map(
                        certificates -> certificates.verify(presented, address(session.getPeerHost())))
                .orElseGet(() -> new CertificateVerdict.Trusted(presented));
        recorded.put(server, new PeerCertificates(presented, verdict));
        if (verdict instanceof CertificateVerdict.Rejected rejected) {
            throw new CertificateException(rejected.reason().name());
        }
    }

    private static String address(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
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

    /** None: the list is for requests of client certificates. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
