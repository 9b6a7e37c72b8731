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
import io.registries.compiler.internal.http.TrustedRoots;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.model.Connection;
import io.registries.compiler.model.FileReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Shares one HTTP client among all registries with the same trust settings, since each client has its connections. */
final class HttpClientPool implements AutoCloseable {
    private final ProxyConfig proxies;
    private final Optional<KeyStore> systemTrust;
    private final ResolvedHosts hosts;
    private final ParallelTasks tasks;
    private final Duration connectTimeout;
    private final Map<Trust, HttpTransport> clients = new ConcurrentHashMap<>();
    private @Nullable TrustedRoots roots;

    /** The trust settings of a client: mode and certificate. */
    private record Trust(Connection.ConnectionMode mode, Optional<FileReference> certificate) {}

    /**
     * @param systemTrust the truststore of the system; empty: the default of Java
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
                trust, settings -> new HttpTransport(roots(settings), proxies, hosts, tasks, connectTimeout));
    }

    private Optional<TrustedRoots> roots(Trust trust) {
        return switch (trust.mode()) {
            case INSECURE -> Optional.empty();
            case SECURE -> Optional.of(systemRoots());
            // As Docker does with ca.crt: a token service often has a publicly trusted certificate.
            case SECURE_WITH_CERT ->
                Optional.of(systemRoots().and(read(trust.certificate().orElseThrow())));
        };
    }

    // Read once, since each of many registries may have a CA file.
    private synchronized TrustedRoots systemRoots() {
        TrustedRoots existing = roots;
        if (existing == null) {
            existing = TrustedRoots.of(systemTrust);
            roots = existing;
        }
        return existing;
    }

    private static List<X509Certificate> read(FileReference file) {
        try {
            return PemCertificates.read(file.content());
        } catch (PemException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        clients.values().forEach(HttpTransport::close);
    }
}
