// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real containerd without the parts that run containers, and {@code ctr}, which fetches images with it. */
public final class Containerd implements AutoCloseable {
    private final Path folder;
    private final Path socket;
    private final Process process;

    /** Starts it, with all its files in a folder. */
    public Containerd(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.socket = folder.resolve("c.sock");
        Path config = Files.writeString(folder.resolve("config.toml"), """
                version = 2
                root = "FOLDER/root"
                state = "FOLDER/state"
                disabled_plugins = ["io.containerd.grpc.v1.cri", "io.containerd.internal.v1.opt"]
                [grpc]
                  address = "FOLDER/c.sock"
                [ttrpc]
                  address = "FOLDER/t.sock"
                """.replace("FOLDER", folder.toString()));
        this.process = new ProcessBuilder("containerd", "--config", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("containerd.log").toFile())
                .start();
        awaitSocket();
    }

    /**
     * Fetches an image.
     *
     * @param hosts the directory with a folder for each registry
     * @param login the username and the password
     * @param environment the certificates of the system
     */
    public Program.Run fetch(String image, Path hosts, String login, Map<String, String> environment) {
        return ctr(environment, List.of("content", "fetch", "--hosts-dir", hosts, "--user", login, image));
    }

    private Program.Run ctr(Map<String, String> environment, List<Object> arguments) {
        List<Object> all = new ArrayList<>(List.of("--address", socket, "--timeout", "20s"));
        all.addAll(arguments);
        return Program.named("ctr").with(environment).run(folder, all.toArray());
    }

    // The program does not report when it is ready.
    private void awaitSocket() throws IOException {
        for (int i = 0; i < 500 && !hasEnded(); i++) {
            if (Files.exists(socket) && ctr(Map.of(), List.of("version")).code() == 0) {
                return;
            }
        }
        throw new IOException("containerd did not start: " + Files.readString(folder.resolve("containerd.log")));
    }

    private boolean hasEnded() {
        try {
            return process.waitFor(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
