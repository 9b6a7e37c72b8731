// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares decoded content: JSON and YAML as values, a Docker config within them too, so that neither layout nor order
 * counts.
 */
final class Verifier {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Verifier() {}

    /** The first difference, in words. */
    static Optional<String> difference(Path ours, Path theirs) throws IOException {
        Map<String, Path> expected = files(ours);
        Map<String, Path> found = files(theirs);
        for (Map.Entry<String, Path> file : expected.entrySet()) {
            Path other = found.remove(file.getKey());
            if (other == null) {
                return Optional.of("lacks " + file.getKey());
            }
            if (!decoded(file.getValue()).equals(decoded(other))) {
                return Optional.of("differs in " + file.getKey());
            }
        }
        return found.keySet().stream().findFirst().map(more -> "makes " + more + " too");
    }

    // A tool that makes no folders has `~` for `/`. The compiler's manifest and its ledger are beside what is compared.
    private static Map<String, Path> files(Path folder) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        for (Path file : Trees.files(folder)) {
            String name = folder.relativize(file).toString().replace('~', '/');
            if (Workload.KINDS.stream().anyMatch(kind -> name.startsWith(kind + "/"))) {
                files.put(name, file);
            }
        }
        return files;
    }

    private static Object decoded(Path file) throws IOException {
        try {
            String text = Files.readString(file);
            if (file.toString().endsWith(".json")) {
                return JSON.readTree(text);
            }
            Object document = new Load(LoadSettings.builder().build()).loadFromString(text);
            return inner(JSON.valueToTree(document).toString());
        } catch (JacksonException | YamlEngineException e) {
            return e;
        }
    }

    private static Object inner(String values) {
        var tree = JSON.readTree(values);
        var entry = tree.at("/secrets/data/0");
        if (entry instanceof tools.jackson.databind.node.ObjectNode object && object.has("value")) {
            object.set("value", JSON.readTree(object.get("value").asString()));
        }
        return tree;
    }
}
