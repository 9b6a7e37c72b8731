// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing.devtron;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Devtron on a random port of the loopback interface: the endpoints that the compiler uses, with their effects and
 * texts, as of the server of 2026-07 (c6520431). Writes are carried out one at a time.
 */
public final class DevtronStub implements AutoCloseable {
    private static final int THREADS = 16;

    static {
        // Without it an answer waits for the acknowledgement of its header, for 40 ms on Linux.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final DevtronState state;
    private final Access access;
    private final Router router;
    private final Faults faults = new Faults();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private final Set<InetSocketAddress> clients = ConcurrentHashMap.newKeySet();
    private final ReadWriteLock database = new ReentrantReadWriteLock();

    /** Over HTTP. */
    public DevtronStub(DevtronState state) throws IOException {
        this(state, null);
    }

    /** Over HTTPS, if there is a context with a certificate. */
    public DevtronStub(DevtronState state, @Nullable SSLContext tls) throws IOException {
        this.state = state;
        this.access = new Access(state);
        this.router = Routes.of(state);
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        if (tls == null) {
            server = HttpServer.create(address, 0);
        } else {
            HttpsServer https = HttpsServer.create(address, 0);
            https.setHttpsConfigurator(new HttpsConfigurator(tls));
            server = https;
        }
        threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "devtron-stub");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** The address that a user would configure, without {@code /orchestrator}. */
    public URI url() {
        return URI.create((server instanceof HttpsServer ? "https" : "http") + "://127.0.0.1:" + port());
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public Faults faults() {
        return faults;
    }

    /** All requests that arrived, in the order of their arrival. */
    public List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    /** The requests that may change something. */
    public List<RecordedRequest> writes() {
        return requests.stream().filter(RecordedRequest::isWrite).toList();
    }

    /** The number of connections on which a request arrived. */
    public int connections() {
        return clients.size();
    }

    /** A copy of the present state, with its secrets. */
    public ObjectNode state() {
        return locked(database.readLock(), state::copy);
    }

    /** What somebody else changes meanwhile. */
    public void change(Consumer<ObjectNode> somebodyElse) {
        locked(database.writeLock(), () -> {
            somebodyElse.accept(state.root());
            return state;
        });
    }

    /** What a client of Devtron must not do, such as sending cookies; empty is good. */
    public List<String> violations() {
        return requests.stream()
                .flatMap(request -> Violations.of(request).map(violation -> violation + ": " + request))
                .toList();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            RecordedRequest request = HttpMessages.read(exchange);
            requests.add(request);
            clients.add(exchange.getRemoteAddress());
            faults.arrived();
            LockSupport.parkNanos(faults.delay().toNanos());
            if (faults.isDown()) {
                return;
            }
            faults.changesBefore(request.method(), request.path()).forEach(this::change);
            boolean lost = faults.losesAnswer(request.method(), request.path());
            Answer answer = HttpMessages.isForTheDashboard(request)
                    ? Faults.dashboard()
                    : faults.answerInFront(request.path()).orElseGet(() -> answer(request));
            if (!lost) {
                HttpMessages.send(exchange, answer);
            }
        }
    }

    private Answer answer(RecordedRequest request) {
        return locked(request.isWrite() ? database.writeLock() : database.readLock(), () -> {
            try {
                User user = access.authorize(request);
                return router.answer(
                        request.method(),
                        request.path(),
                        user,
                        HttpMessages.parameters(request.query()),
                        request.body());
            } catch (RefusedException e) {
                return e.answer();
            }
        });
    }

    private static <T> T locked(Lock lock, Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
