// SPDX-License-Identifier: Apache-2.0
package io.registries.maven.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** A registry on this machine that accepts a user with some passwords, and speaks no TLS. */
public final class LoginServer implements AutoCloseable {
    private static final int TLS_HANDSHAKE = 0x16;

    private final ServerSocket listener;
    private final List<String> accepted;

    public LoginServer(String user, String... passwords) throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        accepted = Stream.of(passwords)
                .map(password -> user + ":" + password)
                .map(login -> Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .map(encoded -> "Authorization: Basic " + encoded)
                .toList();
        start(this::acceptAll);
    }

    public int port() {
        return listener.getLocalPort();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    private void acceptAll() {
        while (true) {
            try {
                Socket socket = listener.accept();
                start(() -> answer(socket));
            } catch (SocketException ignored) {
                // The server is closed. The exception would be printed into the log of the project that runs next.
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void answer(Socket socket) {
        try (socket;
                InputStream in = socket.getInputStream();
                OutputStream out = socket.getOutputStream()) {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return;
                }
                if (head.isEmpty() && next == TLS_HANDSHAKE) {
                    write(out, "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
                    return;
                }
                head.append((char) next);
            }
            String status =
                    accepted.stream().anyMatch(login -> head.indexOf(login) >= 0) ? "200 OK" : "401 Unauthorized";
            write(
                    out,
                    "HTTP/1.1 " + status + "\r\nWWW-Authenticate: Basic realm=\"lab\"\r\nContent-Length: 0\r\n"
                            + "Connection: close\r\n\r\n");
        } catch (IOException ignored) {
            // The client closed the connection.
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
