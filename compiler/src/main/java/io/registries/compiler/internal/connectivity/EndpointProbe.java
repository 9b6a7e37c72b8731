// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.ProxyServer;
import io.registries.compiler.internal.http.NetworkErrors;
import io.registries.compiler.internal.http.Origin;
import io.registries.compiler.internal.parallel.ParallelTasks;
import io.registries.compiler.model.Stage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Probes the endpoint of a registry: DNS, TCP, TLS and the first response of its API. */
final class EndpointProbe {
    /** How long an insecure registry may take for a TLS handshake before it is asked without TLS, as by Docker. */
    private static final Duration TLS_LIMIT = Duration.ofSeconds(10);

    private static final int MIN_TLS_SHARE = 3;

    private final CredentialTarget target;
    private final EndpointDiagnostics errors;
    private final ConnectionFailures failures;
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
        ServerName server = ServerName.registry(target);
        this.errors = new EndpointDiagnostics(target, context.options(), server);
        this.failures = new ConnectionFailures(target, context, transport, server);
        this.tasks = context.tasks();
        this.clients = context.clients();
        this.transport = transport;
        this.deadline = deadline;
        this.reached = reached;
    }

    /** An origin and its response to an anonymous {@code GET /v2/}. */
    record Endpoint(Origin origin, RegistryResponse response) {}

    StageResult<Endpoint> connect() throws InterruptedException {
        Origin secure = origin("https");
        Origin plain = origin("http");
        StageResult<Origin> connected = connect(secure);
        // For an insecure registry without a port, Docker also tries port 80.
        if (connected.failure().isPresent() && target.isInsecure() && plain.port() != secure.port()) {
            return connect(plain).then(this::ask);
        }
        return connected.then(this::ask);
    }

    private Origin origin(String scheme) {
        String authority = target.registry()
                .provider()
                .apiAuthority(target.registry().url().value());
        return Origin.of(URI.create(scheme + "://" + authority + "/"));
    }

    private StageResult<Origin> connect(Origin origin) throws InterruptedException {
        Optional<ProxyServer> proxy = clients.proxyFor(origin);
        Optional<String> invalid = proxy.flatMap(ProxyServer::problem);
        if (invalid.isPresent()) {
            return StageResult.failed(errors.invalidProxy(invalid.get()));
        }
        String host = proxy.map(ProxyServer::host).orElse(origin.address());
        int port = proxy.map(ProxyServer::port).orElse(origin.port());
        Optional<List<InetAddress>> addresses = addresses(host);
        if (addresses.isEmpty()) {
            return StageResult.failed(proxy.map(server -> errors.unreachableProxy(server, "cannot be resolved"))
                    .orElseGet(() -> errors.unknownHost(host)));
        }
        if (proxy.isEmpty()) {
            reached.accept(Stage.NAME);
        }
        Optional<String> problem = open(host, addresses.get(), port);
        if (problem.isPresent()) {
            return StageResult.failed(proxy.map(server -> errors.unreachableProxy(server, problem.get()))
                    .orElseGet(() -> errors.unreachable(origin, problem.get())));
        }
        if (proxy.isEmpty()) {
            reached.accept(Stage.CONNECTION);
        }
        return StageResult.passed(origin);
    }

    private Optional<List<InetAddress>> addresses(String host) throws InterruptedException {
        var lookup = tasks.start(() -> clients.hosts().addresses(host));
        try {
            return Optional.of(lookup.get(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS))
                    .filter(found -> !found.isEmpty());
        } catch (ExecutionException ignored) {
            return Optional.empty();
        } catch (TimeoutException ignored) {
            lookup.cancel(true);
            return Optional.empty();
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

    private StageResult<Endpoint> ask(Origin origin) throws InterruptedException {
        return target.isInsecure() && origin.isEncrypted()
                ? askWithOrWithoutTls(origin)
                : result(origin, send(transport, origin));
    }

    private StageResult<Endpoint> askWithOrWithoutTls(Origin origin) throws InterruptedException {
        Duration limit = deadline.remaining().dividedBy(MIN_TLS_SHARE);
        Exchange exchange = send(transport.within(limit.compareTo(TLS_LIMIT) < 0 ? limit : TLS_LIMIT), origin);
        if (exchange instanceof Exchange.Answered) {
            return result(origin, exchange);
        }
        IOException problem = ((Exchange.Unanswered) exchange).problem();
        if (failures.isAfterHandshake(origin, problem)) {
            return result(origin, problem instanceof SocketTimeoutException ? send(transport, origin) : exchange);
        }
        StageResult<Endpoint> plain = ask(origin("http"));
        return plain.failure().isEmpty() || isPlainHttp(problem) ? plain : result(origin, exchange);
    }

    private static Exchange send(RetryingTransport transport, Origin origin) throws InterruptedException {
        return transport.send("GET", origin.resolve("/v2/"), Optional.empty());
    }

    private StageResult<Endpoint> result(Origin origin, Exchange exchange) {
        if (exchange instanceof Exchange.Answered answered) {
            reached.accept(Stage.TLS);
            return StageResult.passed(new Endpoint(origin, answered.response()));
        }
        IOException problem = ((Exchange.Unanswered) exchange).problem();
        if (failures.isAfterHandshake(origin, problem) && !(problem instanceof SocketTimeoutException)) {
            reached.accept(Stage.TLS);
        }
        return StageResult.failed(failures.explain(origin, problem));
    }

    private static boolean isPlainHttp(IOException problem) {
        return NetworkErrors.tls(problem).filter(NetworkErrors::isPlainHttp).isPresent();
    }
}
