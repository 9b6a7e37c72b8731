// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Creates trust managers. */
public final class TrustManagers {
    private TrustManagers() {}

    /**
     * A trust manager for the certificate authorities in a truststore.
     *
     * @param store the truststore; empty: the default of Java
     */
    public static X509ExtendedTrustManager of(Optional<KeyStore> store) {
        return of(store, List.of());
    }

    /**
     * A trust manager for the certificate authorities in a truststore, and others.
     *
     * @param store the truststore; empty: the default of Java
     * @param others further certificate authorities
     */
    public static X509ExtendedTrustManager of(Optional<KeyStore> store, List<X509Certificate> others) {
        X509ExtendedTrustManager system = create(store);
        return others.isEmpty() ? system : create(Optional.of(joined(system.getAcceptedIssuers(), others)));
    }

    private static KeyStore joined(X509Certificate[] system, List<X509Certificate> others) {
        try {
            KeyStore joined = KeyStore.getInstance(KeyStore.getDefaultType());
            joined.load(null, null);
            int count = 0;
            for (X509Certificate authority :
                    Stream.concat(Arrays.stream(system), others.stream()).toList()) {
                joined.setCertificateEntry("ca" + count++, authority);
            }
            return joined;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static X509ExtendedTrustManager create(Optional<KeyStore> store) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store.orElse(null));
            return Arrays.stream(factory.getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
