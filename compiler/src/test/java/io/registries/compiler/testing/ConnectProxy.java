// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import io.registries.compiler.ProxyServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proxy that connects every host to one port of this machine, so that made-up hosts are reachable. */
public final class ConnectProxy implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    private final int target;
    private final Optional<ProxyServer.ProxyLogin> login;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /**
     * @param login the required login; empty: none
     */
    public ConnectProxy(int target, Optional<ProxyServer.ProxyLogin> login) throws IOException {
        this.target = target;
        this.login = login;
        DaemonThread.start("proxy", this::listen);
    }

    /** The proxy as configuration. */
    public ProxyServer server(Optional<ProxyServer.ProxyLogin> with) {
        return new ProxyServer("127.0.0.1", listener.getLocalPort(), with);
    }

    /** The requested hosts and ports. */
    public List<String> asked() {
        return asked;
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                DaemonThread.start("proxy-connection", () -> serve(client));
            } catch (IOException ignored) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            if (head.isEmpty()) {
                return;
            }
            asked.add(head.split(" ", 3)[1]);
            OutputStream out = client.getOutputStream();
            if (login.isPresent()
                    && !head.contains("Proxy-Authorization: " + login.get().basic())) {
                out.write(
                        "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                return;
            }
            try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
                out.write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                DaemonThread.start("proxy-back", () -> copy(server, client));
                copy(client, server);
            }
        } catch (IOException ignored) {
            // Either side may close the connection at any time.
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException ignored) {
            // Either side may close the connection at any time.
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
