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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Devtron on a random port of the loopback interface: the endpoints that the compiler uses, with their effects and
 * texts, as of the server of 2026-07 (c6520431). Requests change the state one at a time.
 */
public final class DevtronStub implements AutoCloseable {
    private static final String BASE = "/orchestrator";
    private static final String DASHBOARD = "dashboard:";
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
    private final Object database = new Object();

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

    /** A copy of the present state, with its secrets. */
    public ObjectNode state() {
        synchronized (database) {
            return state.copy();
        }
    }

    /** What somebody else changes meanwhile. */
    public void change(Consumer<ObjectNode> somebodyElse) {
        synchronized (database) {
            somebodyElse.accept(state.root());
        }
    }

    /** What a client of Devtron must not do, such as sending cookies; empty is good. */
    public List<String> violations() {
        return requests.stream()
                .flatMap(request -> Violations.of(request).map(violation -> violation + ": " + request))
                .toList();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            RecordedRequest request = read(exchange);
            requests.add(request);
            LockSupport.parkNanos(faults.delay().toNanos());
            if (faults.isDown()) {
                return;
            }
            boolean lost = faults.losesAnswer(request.method(), request.path());
            Answer answer = request.path().startsWith(DASHBOARD)
                    ? Faults.dashboard()
                    : faults.answerInFront(request.path()).orElseGet(() -> answer(request));
            if (!lost) {
                send(exchange, answer);
            }
        }
    }

    private Answer answer(RecordedRequest request) {
        synchronized (database) {
            try {
                User user = access.authorize(request);
                return router.answer(
                        request.method(), request.path(), user, parameters(request.query()), request.body());
            } catch (RefusedException e) {
                return e.answer();
            }
        }
    }

    private static RecordedRequest read(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        URI uri = exchange.getRequestURI();
        String path = uri.getPath();
        String query = uri.getRawQuery();
        return new RecordedRequest(
                exchange.getRequestMethod(),
                path.startsWith(BASE + "/") ? path.substring(BASE.length()) : DASHBOARD + path,
                query == null ? "" : query,
                headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (!parts[0].isEmpty()) {
                parameters.putIfAbsent(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        if (!answer.contentType().isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        }
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
