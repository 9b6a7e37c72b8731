// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that must not be connected to; it counts connections and closes them. */
public final class ConnectionRecorder implements AutoCloseable {
    private final ServerSocket listener;
    private final AtomicInteger connections = new AtomicInteger();

    private ConnectionRecorder(ServerSocket listener) {
        this.listener = listener;
        DaemonThread.start("recorder", this::listen);
    }

    public static ConnectionRecorder onAnyPort(String address) throws IOException {
        return on(address, 0);
    }

    public static ConnectionRecorder on(String address, int port) throws IOException {
        return new ConnectionRecorder(new ServerSocket(port, 64, InetAddress.getByName(address)));
    }

    public int port() {
        return listener.getLocalPort();
    }

    public int connections() {
        return connections.get();
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                // Counts first: a client that waits for a response sees the end of the connection.
                connections.incrementAndGet();
                client.close();
            } catch (IOException ignored) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
