// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Helm renders a chart whose values are the configuration; its one stream is then split into files. */
final class HelmPeer {
    private static final String PATH = "path: ";
    private static final String CONTENT = "content: ";

    private HelmPeer() {}

    public static void main(String[] arguments) throws IOException {
        Path source = Path.of(arguments[1]);
        Path output = Path.of(arguments[2]);
        String secret = System.getenv(Workload.SECRET);
        String rendered = new Helm(Path.of(arguments[0]))
                .template()
                .withName("r")
                .withValuesFile(Trees.files(source).get(0))
                .set("secrets." + Workload.SECRET, secret == null ? "" : secret)
                .call();
        Path path = output;
        for (String line : rendered.lines().toList()) {
            if (line.startsWith(PATH)) {
                path = output.resolve(line.substring(PATH.length()));
            } else if (line.startsWith(CONTENT)) {
                write(path, line.substring(CONTENT.length()) + "\n");
            }
        }
    }

    private static void write(Path file, String content) throws IOException {
        if (Files.exists(file)) {
            if (Files.readString(file).equals(content)) {
                return;
            }
        } else {
            Files.createDirectories(file.getParent());
        }
        Files.writeString(file, content);
    }

    /** The chart with the schema of the language, which gets one more field: a chart has no other door for a secret. */
    static Path chart(Path from, Path schema, Path to) throws IOException {
        Trees.delete(to);
        for (Path file : Trees.files(from)) {
            Path copy = to.resolve(from.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
        }
        JsonMapper json = JsonMapper.builder().build();
        ObjectNode values = (ObjectNode) json.readTree(Files.readString(schema));
        ((ObjectNode) values.get("properties"))
                .set("secrets", json.valueToTree(new TreeMap<>(Map.of("type", "object"))));
        // Go's regular expressions know neither lookahead nor escapes by code point.
        values.findParents("pattern").stream()
                .filter(node -> node.get("pattern").isString())
                .filter(node -> node.get("pattern").asString().matches(".*(\\(\\?!|\\\\u).*"))
                .forEach(node -> ((ObjectNode) node).remove("pattern"));
        Files.writeString(to.resolve("values.schema.json"), values.toString());
        return to;
    }
}
