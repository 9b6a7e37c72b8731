// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that violates HTTP or TLS. */
public final class RawServer implements AutoCloseable {
    private final ServerSocket listener;
    private final Behaviour behaviour;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /** The behavior for each connection. */
    public enum Behaviour {
        /** Accepts it and never responds. */
        HANGS,
        /** Resets it immediately. */
        RESETS,
        /** Resets it after the first bytes of the client. */
        RESETS_LATER,
        /** Closes it after the first bytes of the client. */
        HANGS_UP,
        /** Rejects every TLS version, like an outdated server. */
        OLD_TLS,
        /** Sends something other than HTTP. */
        NO_HTTP,
        /** Sends an endless body. */
        ENDLESS,
        /** Sends endless headers. */
        ENDLESS_HEADERS,
        /** Sends one byte at a time, until the client closes the connection. */
        DRIPS,
        /** Sends less than the announced length. */
        CUT_OFF,
        /** Ends in the middle of a chunk. */
        CUT_OFF_CHUNK,
        /** Announces gzip but sends something else. */
        NO_GZIP,
        /** Serves an empty registry without TLS, and ignores what is not HTTP. */
        IGNORES_TLS
    }

    public RawServer(Behaviour behaviour) throws IOException {
        this.behaviour = behaviour;
        this.listener = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        DaemonThread.start("raw-server", this::listen);
    }

    public int port() {
        return listener.getLocalPort();
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                DaemonThread.start("raw-connection", () -> serve(socket));
            } catch (IOException ignored) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try {
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            switch (behaviour) {
                case HANGS -> {}
                case RESETS -> {
                    // Only after connecting: an earlier reset is another failure.
                    in.read();
                    reset(socket);
                }
                case RESETS_LATER -> {
                    in.read(new byte[8_192]);
                    reset(socket);
                }
                case HANGS_UP -> {
                    in.read(new byte[8_192]);
                    socket.close();
                }
                case OLD_TLS -> {
                    in.read(new byte[8_192]);
                    // A fatal TLS 1.0 alert: protocol_version.
                    out.write(new byte[] {0x15, 3, 1, 0, 2, 2, 70});
                    socket.close();
                }
                case NO_HTTP -> {
                    in.read(new byte[8_192]);
                    say(out, "220 mail.example ESMTP\r\n");
                    socket.close();
                }
                case ENDLESS -> {
                    in.read(new byte[8_192]);
                    say(out, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n");
                    forever(out, " ".repeat(8_192));
                }
                case ENDLESS_HEADERS -> {
                    in.read(new byte[8_192]);
                    say(out, "HTTP/1.1 200 OK\r\n");
                    forever(out, "X: " + "y".repeat(8_000) + "\r\n");
                }
                case CUT_OFF -> answerAndClose(socket, "Content-Length: 99\r\n\r\n{}");
                case CUT_OFF_CHUNK -> answerAndClose(socket, "Transfer-Encoding: chunked\r\n\r\n9\r\n{}");
                case NO_GZIP -> answerAndClose(socket, "Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}");
                case IGNORES_TLS -> {
                    if (in.read() == 'G') {
                        answerAndClose(socket, "Content-Length: 2\r\n\r\n{}");
                    }
                }
                case DRIPS -> {
                    in.read(new byte[8_192]);
                    say(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
                    socket.setSoTimeout(50);
                    while (isWaiting(in)) {
                        say(out, " ");
                    }
                }
            }
        } catch (IOException ignored) {
            // The client closed the connection, as expected.
        }
    }

    private static void answerAndClose(Socket socket, String rest) throws IOException {
        socket.getInputStream().read(new byte[8_192]);
        say(socket.getOutputStream(), "HTTP/1.1 200 OK\r\n" + rest);
        socket.close();
    }

    private static boolean isWaiting(InputStream in) throws IOException {
        try {
            return in.read() >= 0;
        } catch (SocketTimeoutException ignored) {
            return true;
        }
    }

    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private static void forever(OutputStream out, String text) throws IOException {
        while (true) {
            say(out, text);
        }
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
