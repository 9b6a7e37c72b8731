// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.ProxyServer;
import io.registries.compiler.internal.http.NetworkErrors;
import io.registries.compiler.internal.http.Origin;
import io.registries.compiler.internal.http.PeerCertificates;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.model.Stage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/** Probes the endpoint of a registry: DNS, TCP, TLS and the first response of its API. */
final class EndpointProbe {
    private final CredentialTarget target;
    private final ConnectivityDiagnostics errors;
    private final ParallelTasks tasks;
    private final RetryingTransport transport;
    private final HttpClientPool clients;
    private final Deadline deadline;
    private final Consumer<Stage> reached;

    EndpointProbe(
            CredentialTarget target,
            ProbeContext context,
            RetryingTransport transport,
            Deadline deadline,
            Consumer<Stage> reached) {
        this.target = target;
        this.errors = new ConnectivityDiagnostics(target, context.options());
        this.tasks = context.tasks();
        this.clients = context.clients();
        this.transport = transport;
        this.deadline = deadline;
        this.reached = reached;
    }

    /** An origin and its response to an anonymous {@code GET /v2/}. */
    record Endpoint(Origin origin, RegistryResponse response) {}

    Endpoint connect() throws StageFailedException, InterruptedException {
        Origin secure = origin("https");
        try {
            connect(secure);
        } catch (StageFailedException e) {
            // For an insecure registry without a port, Docker also tries port 80.
            Origin plain = origin("http");
            if (!errors.isInsecure() || plain.port() == secure.port()) {
                throw e;
            }
            connect(plain);
            return ask(plain);
        }
        try {
            return ask(secure);
        } catch (PlainHttp e) {
            if (errors.isInsecure()) {
                return ask(origin("http"));
            }
            throw e;
        }
    }

    private Origin origin(String scheme) {
        String authority = target.registry()
                .provider()
                .apiAuthority(target.registry().url().value());
        return Origin.of(URI.create(scheme + "://" + authority + "/"));
    }

    private void connect(Origin origin) throws StageFailedException, InterruptedException {
        Optional<ProxyServer> proxy = clients.proxyFor(origin);
        Optional<String> invalid = proxy.flatMap(ProxyServer::problem);
        if (invalid.isPresent()) {
            throw errors.invalidProxy(invalid.get());
        }
        String host = proxy.map(ProxyServer::host).orElse(origin.address());
        int port = proxy.map(ProxyServer::port).orElse(origin.port());
        Optional<List<InetAddress>> addresses = addresses(host);
        if (addresses.isEmpty()) {
            throw proxy.map(server -> errors.unreachableProxy(server, "cannot be resolved"))
                    .orElseGet(() -> errors.unknownHost(host));
        }
        if (proxy.isEmpty()) {
            reached.accept(Stage.NAME);
        }
        Optional<String> problem = open(host, addresses.get(), port);
        if (problem.isPresent()) {
            throw proxy.map(server -> errors.unreachableProxy(server, problem.get()))
                    .orElseGet(() -> errors.unreachable(origin, problem.get()));
        }
        if (proxy.isEmpty()) {
            reached.accept(Stage.CONNECTION);
        }
    }

    private Optional<List<InetAddress>> addresses(String host) throws StageFailedException, InterruptedException {
        var lookup = tasks.start(() -> clients.hosts().addresses(host));
        try {
            return Optional.of(lookup.get(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS))
                    .filter(found -> !found.isEmpty());
        } catch (ExecutionException ignored) {
            return Optional.empty();
        } catch (TimeoutException ignored) {
            lookup.cancel(true);
            throw errors.unknownHost(host);
        }
    }

    private Optional<String> open(String host, List<InetAddress> addresses, int port) {
        Optional<String> problem = Optional.empty();
        for (int i = 0; i < addresses.size(); i++) {
            // An address that does not respond must leave time for the others.
            long timeout = deadline.remaining().toMillis() / (addresses.size() - i) + 1;
            try (Socket socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(addresses.get(i), port), (int) Math.min(Integer.MAX_VALUE, timeout));
                clients.hosts().prefer(host, addresses.get(i));
                return Optional.empty();
            } catch (SocketTimeoutException ignored) {
                problem = Optional.of("does not respond");
            } catch (IOException ignored) {
                problem = Optional.of("refuses the connection");
            }
        }
        return problem;
    }

    private Endpoint ask(Origin origin) throws StageFailedException, InterruptedException {
        try {
            RegistryResponse response = transport.send("GET", origin.resolve("/v2/"), Optional.empty());
            reached.accept(Stage.TLS);
            return new Endpoint(origin, response);
        } catch (IOException e) {
            throw failure(origin, e);
        }
    }

    private StageFailedException failure(Origin origin, IOException problem) throws PlainHttp {
        Optional<PeerCertificates> certificates = transport.peerCertificates(origin);
        Optional<SSLException> tls = NetworkErrors.tls(problem);
        if (tls.isPresent() && NetworkErrors.isPlainHttp(tls.get())) {
            throw new PlainHttp(errors.tlsNotSupported(origin));
        }
        if (certificates.isPresent() && certificates.get().rejection().isPresent()) {
            return errors.certificate(certificates.get(), origin.address());
        }
        if (clients.proxyFor(origin).isPresent() && NetworkErrors.isProxyRefusal(problem)) {
            return errors.unreachableProxy(clients.proxyFor(origin).get(), "rejects the connection to the registry");
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
        if (!(problem instanceof SocketTimeoutException)) {
            reached.accept(Stage.TLS);
        }
        return errors.registryError(NetworkErrors.describe(problem));
    }

    /** Thrown if the port serves HTTP without TLS. */
    private static final class PlainHttp extends StageFailedException {
        private static final long serialVersionUID = 1L;

        PlainHttp(StageFailedException failure) {
            super(failure.diagnostic());
        }
    }
}
