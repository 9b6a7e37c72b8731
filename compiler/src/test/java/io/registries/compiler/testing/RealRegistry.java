// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** A real docker-registry on a port of this machine, and skopeo to push to it and to verify it. */
public final class RealRegistry implements AutoCloseable {
    private final Path folder;
    private final int port;
    private final Process process;

    /**
     * @param configuration additional lines of its config.yml, such as {@code auth}
     * @param tls the server certificate; empty: plain HTTP
     */
    public RealRegistry(Path folder, Optional<String> tls, String configuration) throws IOException {
        this(folder, tls, configuration, "");
    }

    /** A registry without TLS that accepts no pushes. */
    public static RealRegistry readOnly(Path folder, String configuration) throws IOException {
        return new RealRegistry(folder, Optional.empty(), configuration, ", maintenance: {readonly: {enabled: true}}");
    }

    private RealRegistry(Path folder, Optional<String> tls, String configuration, String storage) throws IOException {
        this.folder = folder;
        this.port = freePort();
        String encryption = tls.map(name ->
                        "  tls: {certificate: " + Certificates.pem(name) + ", key: " + Certificates.key() + "}\n")
                .orElse("");
        Path config = folder.resolve("config.yml");
        Files.writeString(
                config,
                "version: 0.1\nlog: {level: error}\nstorage: {filesystem: {rootdirectory: " + folder.resolve("data")
                        + "}, delete: {enabled: true}" + storage + "}\nhttp:\n  addr: 127.0.0.1:" + port + "\n"
                        + encryption
                        + configuration);
        this.process = new ProcessBuilder("docker-registry", "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("registry.log").toFile())
                .start();
        awaitPort();
    }

    /** Lines of its config.yml for basic authentication of one user. */
    public static String basicAuth(Path folder, String username, String password) throws IOException {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        Path htpasswd = Files.writeString(
                folder.resolve("htpasswd"),
                username + ":" + OpenBSDBCrypt.generate(password.toCharArray(), salt, 5) + "\n");
        return "auth: {htpasswd: {realm: lab, path: " + htpasswd + "}}\n";
    }

    public int port() {
        return port;
    }

    public String authority() {
        return "127.0.0.1:" + port;
    }

    /** Pushes an image of one empty layer. */
    public void push(String repository, String login) throws IOException {
        Path image = EmptyImage.write(folder.resolve("image"));
        List<String> command = new ArrayList<>(List.of(
                "skopeo",
                "--insecure-policy",
                "copy",
                "--dest-tls-verify=false",
                "dir:" + image,
                "docker://" + authority() + "/" + repository + ":1"));
        if (!login.isEmpty()) {
            command.add(4, "--dest-creds=" + login);
        }
        String said = run(command).said();
        assertThat(tags(repository)).as(said).isTrue();
    }

    /** Whether the registry has stored a tag of a repository. */
    public boolean tags(String repository) {
        return Files.exists(repositories().resolve(repository).resolve("_manifests/tags/1"));
    }

    /**
     * Uploads that were neither finished nor cancelled. For a cancelled upload, docker-registry 2.8 leaves an empty
     * hash state.
     */
    public long openUploads(String repository) throws IOException {
        return files(repositories().resolve(repository).resolve("_uploads")).stream()
                .filter(file -> file.endsWith("startedat"))
                .count();
    }

    /** All content of the registry. */
    public List<Path> blobs() throws IOException {
        return files(folder.resolve("data/docker/registry/v2/blobs"));
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private Path repositories() {
        return folder.resolve("data/docker/registry/v2/repositories");
    }

    /**
     * The result of a program.
     *
     * @param good whether it succeeded
     * @param said its output
     */
    public record Answer(boolean good, String said) {}

    public static Answer run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor() == 0, said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
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
        throw new IOException("docker-registry did not start: " + Files.readString(folder.resolve("registry.log")));
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
    public void close() {
        process.destroy();
    }
}
