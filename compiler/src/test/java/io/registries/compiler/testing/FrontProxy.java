// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** nginx in front of a registry: it serves TLS and forwards requests without it. */
public final class FrontProxy implements AutoCloseable {
    private final Path folder;
    private final int port;
    private final Process process;

    /**
     * @param registry the port of the registry
     * @param headers the directives that set the headers of forwarded requests
     */
    public FrontProxy(Path folder, int registry, List<String> headers) throws IOException {
        this.folder = folder;
        this.port = freePort();
        Path config = Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                pid %1$s/nginx.pid;
                error_log stderr error;
                events {}
                http {
                  access_log off;
                  client_body_temp_path %1$s/client-body;
                  proxy_temp_path %1$s/proxy;
                  fastcgi_temp_path %1$s/fastcgi;
                  uwsgi_temp_path %1$s/uwsgi;
                  scgi_temp_path %1$s/scgi;
                  server {
                    listen 127.0.0.1:%2$d ssl;
                    ssl_certificate %3$s;
                    ssl_certificate_key %4$s;
                    location / {
                      proxy_pass http://127.0.0.1:%5$d;
                      %6$s
                    }
                  }
                }
                """.formatted(
                        folder,
                        port,
                        Certificates.pem("good"),
                        Certificates.key(),
                        registry,
                        String.join("\n      ", headers)));
        this.process = new ProcessBuilder("nginx", "-e", "stderr", "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
        awaitPort();
    }

    public int port() {
        return port;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    // The program does not report when it is ready, so its port is polled.
    private void awaitPort() throws IOException {
        for (int i = 0; i < 500; i++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
                return;
            } catch (IOException ignored) {
                if (ended()) {
                    break;
                }
            }
        }
        throw new IOException("nginx did not start: " + Files.readString(folder.resolve("nginx.log")));
    }

    private boolean ended() {
        try {
            return process.waitFor(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        ended();
    }
}
