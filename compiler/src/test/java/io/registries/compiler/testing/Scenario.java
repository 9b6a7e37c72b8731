// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A connectivity scenario that runs: its servers, and its configuration in a folder. The script is that of {@link
 * StubServer}; {@code other} is the script of a second server, whose port is 50001 in the script and the report.
 */
public final class Scenario implements AutoCloseable {
    private static final Path FOLDER =
            Path.of("src", "test", "resources", "connectivity").toAbsolutePath();
    private static final String OTHER_PORT = "50001";

    private final JsonNode script;
    private final @Nullable StubServer other;
    private final StubServer server;

    /** Starts the servers of a scenario and writes its configuration. */
    public Scenario(String name, Path folder) throws IOException {
        this.script = script(name);
        this.other = script.has("other") ? new StubServer(script.path("other").toString()) : null;
        this.server = new StubServer(withOtherPort(script.toString()));
        Files.copy(Certificates.pem("ca"), folder.resolve("ca.pem"));
        Files.copy(Certificates.pem("other-ca"), folder.resolve("other-ca.pem"));
        Files.writeString(
                folder.resolve("registries.yaml"),
                withOtherPort(Files.readString(FOLDER.resolve(name + ".yaml")))
                        .replace(StubServer.PORT, String.valueOf(server.port())));
    }

    private String withOtherPort(String text) {
        return other == null ? text : text.replace(OTHER_PORT, String.valueOf(other.port()));
    }

    /** The script of a scenario. */
    public static JsonNode script(String name) throws IOException {
        return JsonMapper.builder().build().readTree(Files.readString(FOLDER.resolve(name + ".json")));
    }

    /** The golden file of the report. */
    public static Path report(String name) {
        return FOLDER.resolve(name + ".txt");
    }

    /** The names of all files with an ending, without it. */
    public static Set<String> named(String ending) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    public JsonNode script() {
        return script;
    }

    public StubServer server() {
        return server;
    }

    public Optional<StubServer> other() {
        return Optional.ofNullable(other);
    }

    /** A text with the ports of the script. */
    public String withPortsOfScript(String text) {
        String result = text.replace(String.valueOf(server.port()), StubServer.PORT);
        return other == null ? result : result.replace(String.valueOf(other.port()), OTHER_PORT);
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (other != null) {
            other.close();
        }
    }
}
