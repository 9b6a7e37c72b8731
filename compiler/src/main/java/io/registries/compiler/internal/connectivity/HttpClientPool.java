// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.ProxyConfig;
import io.registries.compiler.ProxyServer;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.internal.crypto.PemCertificates;
import io.registries.compiler.internal.crypto.PemException;
import io.registries.compiler.internal.http.HttpTransport;
import io.registries.compiler.internal.http.Origin;
import io.registries.compiler.internal.http.ResolvedHosts;
import io.registries.compiler.internal.http.TrustManagers;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.model.Connection;
import io.registries.compiler.model.FileReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.X509ExtendedTrustManager;

/** Shares one HTTP client among all registries with the same trust settings, since each client has its connections. */
final class HttpClientPool implements AutoCloseable {
    private final ProxyConfig proxies;
    private final Optional<KeyStore> systemTrust;
    private final ResolvedHosts hosts;
    private final ParallelTasks tasks;
    private final Duration connectTimeout;
    private final Map<Trust, HttpTransport> clients = new ConcurrentHashMap<>();

    /** The trust settings of a client: mode and certificate. */
    private record Trust(Connection.ConnectionMode mode, Optional<FileReference> certificate) {}

    /**
     * @param systemTrust the truststore of {@code secure} and {@code secure-with-cert}; empty: the default of Java
     * @param hosts the addresses of registries, token services and proxies
     * @param tasks run requests
     * @param connectTimeout the time to connect to one address
     */
    HttpClientPool(
            ProxyConfig proxies,
            Optional<KeyStore> systemTrust,
            ResolvedHosts hosts,
            ParallelTasks tasks,
            Duration connectTimeout) {
        this.proxies = proxies;
        this.systemTrust = systemTrust;
        this.hosts = hosts;
        this.tasks = tasks;
        this.connectTimeout = connectTimeout;
    }

    /** The proxy that leads to an origin; empty: requests are sent to the addresses of its host. */
    Optional<ProxyServer> proxyFor(Origin origin) {
        return origin.proxy(proxies);
    }

    ResolvedHosts hosts() {
        return hosts;
    }

    HttpTransport trusting(Connection connection) {
        Trust trust =
                new Trust(connection.mode().value(), connection.caCertificate().map(Located::value));
        return clients.computeIfAbsent(
                trust, settings -> new HttpTransport(trustManager(settings), proxies, hosts, tasks, connectTimeout));
    }

    private Optional<X509ExtendedTrustManager> trustManager(Trust trust) {
        try {
            return switch (trust.mode()) {
                case INSECURE -> Optional.empty();
                case SECURE -> Optional.of(TrustManagers.of(systemTrust));
                case SECURE_WITH_CERT ->
                    Optional.of(TrustManagers.of(
                            Optional.of(systemAnd(trust.certificate().orElseThrow()))));
            };
        } catch (GeneralSecurityException | PemException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // As Docker: the authorities of the system, and those of the file. The file alone would not do for a token service
    // with a public certificate.
    private KeyStore systemAnd(FileReference certificates) throws GeneralSecurityException, IOException, PemException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int count = 0;
        for (X509Certificate certificate : TrustManagers.of(systemTrust).getAcceptedIssuers()) {
            store.setCertificateEntry("system" + count++, certificate);
        }
        for (X509Certificate certificate : PemCertificates.read(certificates.content())) {
            store.setCertificateEntry("ca" + count++, certificate);
        }
        return store;
    }

    @Override
    public void close() {
        clients.values().forEach(HttpTransport::close);
    }
}
