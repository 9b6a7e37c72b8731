// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.ProxyConfig;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.internal.crypto.PemCertificates;
import io.registries.compiler.internal.crypto.PemException;
import io.registries.compiler.model.Connection;
import io.registries.compiler.model.FileReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Shares one HTTP client among all registries with the same trust settings, since each client has a thread. */
final class HttpClientPool implements AutoCloseable {
    private static final String DISABLED_PROXY_LOGINS = "jdk.http.auth.tunneling.disabledSchemes";

    private final ConfiguredProxySelector proxies;
    private final Optional<KeyStore> systemTrust;
    private final Executor executor;
    private final Map<Trust, RecordingHttpClient> clients = new ConcurrentHashMap<>();

    /** The trust settings of a client: mode and certificate. */
    private record Trust(Connection.ConnectionMode mode, Optional<FileReference> certificate) {}

    /**
     * @param systemTrust the truststore for {@code secure}; empty: the default of Java
     * @param executor processes responses
     */
    HttpClientPool(ProxyConfig proxies, Optional<KeyStore> systemTrust, Executor executor) {
        // The HTTP client of Java reads this property once per process. By default it disables Basic authentication at
        // proxies for HTTPS. The property affects the whole process, so it is set only if a proxy needs it.
        if (proxies.hasLogin() && System.getProperty(DISABLED_PROXY_LOGINS) == null) {
            System.setProperty(DISABLED_PROXY_LOGINS, "");
        }
        this.proxies = new ConfiguredProxySelector(proxies);
        this.systemTrust = systemTrust;
        this.executor = executor;
    }

    ConfiguredProxySelector proxies() {
        return proxies;
    }

    RecordingHttpClient trusting(Connection connection) {
        Trust trust =
                new Trust(connection.mode().value(), connection.caCertificate().map(Located::value));
        return clients.computeIfAbsent(
                trust, settings -> RecordingHttpClient.create(trustManager(settings), proxies, executor));
    }

    private Optional<X509ExtendedTrustManager> trustManager(Trust trust) {
        try {
            return switch (trust.mode()) {
                case INSECURE -> Optional.empty();
                case SECURE -> Optional.of(trustManager(systemTrust));
                case SECURE_WITH_CERT ->
                    Optional.of(
                            trustManager(Optional.of(store(trust.certificate().orElseThrow()))));
            };
        } catch (GeneralSecurityException | PemException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static X509ExtendedTrustManager trustManager(Optional<KeyStore> store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store.orElse(null));
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509ExtendedTrustManager.class::isInstance)
                .map(X509ExtendedTrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static KeyStore store(FileReference certificates)
            throws GeneralSecurityException, IOException, PemException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int count = 0;
        for (X509Certificate certificate : PemCertificates.read(certificates.content())) {
            store.setCertificateEntry("ca" + count++, certificate);
        }
        return store;
    }

    @Override
    public void close() {
        clients.values().forEach(RecordingHttpClient::close);
    }
}
