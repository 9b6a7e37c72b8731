// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.http;

import io.registries.compiler.internal.crypto.CertificateVerifier;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The root certificates that a client trusts.
 *
 * @param certificates the certificates
 */
public record TrustedRoots(Set<X509Certificate> certificates) {

    /**
     * The roots in a truststore.
     *
     * @param store the truststore; empty: the default of Java
     */
    public static TrustedRoots of(Optional<KeyStore> store) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store.orElse(null));
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509TrustManager.class::isInstance)
                    .map(manager -> ((X509TrustManager) manager).getAcceptedIssuers())
                    .findFirst()
                    .map(issuers -> new TrustedRoots(new LinkedHashSet<>(List.of(issuers))))
                    .orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** These roots and further ones. */
    public TrustedRoots and(List<X509Certificate> further) {
        Set<X509Certificate> all = new LinkedHashSet<>(certificates);
        all.addAll(further);
        return new TrustedRoots(all);
    }

    /** Verifies servers with these roots. */
    CertificateVerifier verifier() {
        return new CertificateVerifier(certificates, InstantSource.system());
    }
}
