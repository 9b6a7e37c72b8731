// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.HostResolver;
import io.registries.compiler.ProxyServer;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.model.Stage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/** The way to a registry: name, port, TLS, and the first answer of its API. */
final class EndpointProbe {
    private final CredentialTarget target;
    private final ConnectivityDiagnostics verdicts;
    private final HostResolver names;
    private final ParallelTasks tasks;
    private final RetryingTransport wire;
    private final ConfiguredProxySelector proxies;
    private final Deadline deadline;
    private final Consumer<Stage> reached;

    EndpointProbe(
            CredentialTarget target,
            ProbeContext surroundings,
            RetryingTransport wire,
            Deadline deadline,
            Consumer<Stage> reached) {
        this.target = target;
        this.verdicts = new ConnectivityDiagnostics(target, surroundings.options());
        this.names = surroundings.names();
        this.tasks = surroundings.tasks();
        this.proxies = surroundings.clients().proxies();
        this.wire = wire;
        this.deadline = deadline;
        this.reached = reached;
    }

    /** An origin and what it answered to {@code GET /v2/} without credentials. */
    record Endpoint(Origin origin, RegistryResponse answer) {}

    Endpoint arrive() throws StageFailure, InterruptedException {
        Origin secure = origin("https");
        try {
            connect(secure);
        } catch (StageFailure e) {
            // Docker tries port 80 of an insecure registry that names no port.
            Origin plain = origin("http");
            if (!verdicts.isInsecure() || plain.port() == secure.port()) {
                throw e;
            }
            connect(plain);
            return ask(plain);
        }
        try {
            return ask(secure);
        } catch (PlainHttp e) {
            if (verdicts.isInsecure()) {
                return ask(origin("http"));
            }
            throw e;
        }
    }

    private Origin origin(String scheme) {
        String authority = target.registry()
                .provider()
                .apiAuthority(target.registry().url().value());
        return Origin.of(java.net.URI.create(scheme + "://" + authority + "/"));
    }

    private void connect(Origin origin) throws StageFailure, InterruptedException {
        Optional<ProxyServer> proxy = proxies.proxyFor(origin);
        String host = proxy.map(ProxyServer::host).orElse(origin.address());
        int port = proxy.map(ProxyServer::port).orElse(origin.port());
        Optional<List<InetAddress>> addresses = addresses(host);
        if (addresses.isEmpty()) {
            throw proxy.map(server -> verdicts.unreachableProxy(server, "has no address"))
                    .orElseGet(() -> verdicts.unknownHost(host));
        }
        if (proxy.isEmpty()) {
            reached.accept(Stage.NAME);
        }
        Optional<String> problem = open(addresses.get(), port);
        if (problem.isPresent()) {
            throw proxy.map(server -> verdicts.unreachableProxy(server, problem.get()))
                    .orElseGet(() -> verdicts.unreachable(origin, problem.get()));
        }
        if (proxy.isEmpty()) {
            reached.accept(Stage.CONNECTION);
        }
    }

    private Optional<List<InetAddress>> addresses(String host) throws StageFailure, InterruptedException {
        var lookup = tasks.start(() -> names.addresses(host));
        try {
            return Optional.of(lookup.get(deadline.left().toMillis(), TimeUnit.MILLISECONDS))
                    .filter(found -> !found.isEmpty());
        } catch (ExecutionException ignored) {
            return Optional.empty();
        } catch (TimeoutException ignored) {
            lookup.cancel(true);
            throw verdicts.unknownHost(host);
        }
    }

    private Optional<String> open(List<InetAddress> addresses, int port) {
        Optional<String> problem = Optional.empty();
        for (InetAddress address : addresses) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, port), (int)
                        Math.min(Integer.MAX_VALUE, deadline.left().toMillis()));
                return Optional.empty();
            } catch (java.net.SocketTimeoutException ignored) {
                problem = Optional.of("does not answer");
            } catch (IOException ignored) {
                problem = Optional.of("refuses the connection");
            }
        }
        return problem;
    }

    private Endpoint ask(Origin origin) throws StageFailure, InterruptedException {
        try {
            RegistryResponse answer = wire.send("GET", origin.resolve("/v2/"), Optional.empty());
            reached.accept(Stage.TLS);
            return new Endpoint(origin, answer);
        } catch (IOException e) {
            throw failure(origin, e);
        }
    }

    private StageFailure failure(Origin origin, IOException problem) throws PlainHttp {
        Optional<PeerCertificates> handshake = wire.handshake(origin);
        Optional<SSLException> tls = NetworkErrors.tls(problem);
        if (tls.isPresent() && NetworkErrors.speaksNoTls(tls.get())) {
            throw new PlainHttp(verdicts.noTls(origin));
        }
        if (handshake.isPresent() && handshake.get().problem().isPresent()) {
            return verdicts.certificate(handshake.get(), origin.address());
        }
        if (proxies.proxyFor(origin).isPresent() && NetworkErrors.isProxyRefusal(problem)) {
            return verdicts.unreachableProxy(proxies.proxyFor(origin).get(), "does not lead there");
        }
        if (tls.isPresent()) {
            return verdicts.failedTls(
                    NetworkErrors.isOldTls(tls.get())
                            ? "offers no version of TLS that is still safe"
                            : "breaks the TLS handshake off");
        }
        if (origin.isEncrypted() && handshake.isEmpty()) {
            return verdicts.failedTls(
                    problem instanceof HttpTimeoutException
                            ? "does not finish the TLS handshake in time"
                            : "breaks the TLS handshake off");
        }
        if (!(problem instanceof HttpTimeoutException)) {
            reached.accept(Stage.TLS);
        }
        return verdicts.failing(NetworkErrors.inWords(problem));
    }

    /** The port speaks HTTP without TLS. */
    private static final class PlainHttp extends StageFailure {
        private static final long serialVersionUID = 1L;

        PlainHttp(StageFailure failure) {
            super(failure.diagnostic());
        }
    }
}
