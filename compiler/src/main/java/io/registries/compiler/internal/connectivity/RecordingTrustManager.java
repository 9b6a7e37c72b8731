// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

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
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts whom another trusts, or everybody, and remembers what each server showed. Being an extended one, it is asked
 * about the host too, so that one registry's connection can do without the check and no other's does.
 */
final class RecordingTrustManager extends X509ExtendedTrustManager {
    private final Optional<X509ExtendedTrustManager> judge;
    private final Map<String, PeerCertificates> seen = new ConcurrentHashMap<>();

    /**
     * @param judge whom to trust; absent: everybody
     */
    RecordingTrustManager(Optional<X509ExtendedTrustManager> judge) {
        this.judge = judge;
    }

    /** What the server of a host and port last showed, if it came as far. */
    Optional<PeerCertificates> handshake(Origin origin) {
        return Optional.ofNullable(seen.get(origin.authority()))
                .or(() -> Optional.ofNullable(seen.get(origin.address() + ":" + origin.port())));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        String server = (engine.getPeerHost() + ":" + engine.getPeerPort()).toLowerCase(Locale.ROOT);
        if (judge.isEmpty()) {
            seen.put(server, new PeerCertificates(List.of(chain), Optional.empty()));
            return;
        }
        PeerCertificates.CertificateProblem suspected = PeerCertificates.CertificateProblem.UNTRUSTED;
        try {
            judge.get().checkServerTrusted(chain, authType);
            suspected = PeerCertificates.CertificateProblem.WRONG_HOST;
            judge.get().checkServerTrusted(chain, authType, engine);
            seen.put(server, new PeerCertificates(List.of(chain), Optional.empty()));
        } catch (CertificateException e) {
            seen.put(
                    server,
                    new PeerCertificates(
                            List.of(chain), Optional.of(validity(chain).orElse(suspected))));
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
        throw new CertificateException("only servers whose host is known are trusted");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
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
        return judge.map(X509ExtendedTrustManager::getAcceptedIssuers).orElse(new X509Certificate[0]);
    }
}
