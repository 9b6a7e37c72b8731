// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real Helm, with charts that read values like those of Devtron. */
public final class RealHelm {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path CHARTS =
            Path.of("src", "test", "resources", "charts").toAbsolutePath();

    private final Path scratch;

    public RealHelm(Path scratch) {
        this.scratch = scratch;
    }

    /** The Secret, with the chart installed by itself. */
    public JsonNode secret(Path values) {
        return parse(new Helm(CHARTS.resolve("dt-secrets"))
                .template()
                .withName("r")
                .withValuesFile(values)
                .call());
    }

    /** The Secret, with the chart as a dependency of another, its values nested in a file given beside it. */
    public JsonNode secretOfDependency(Path values) throws IOException {
        Path nested = scratch.resolve("nested.yaml");
        Files.writeString(nested, nest(values));
        return parse(new Helm(wrapper("beside"))
                .template()
                .withName("r")
                .withValuesFile(nested)
                .call());
    }

    /** The Secret, with the chart as a dependency of another, its values nested in the other's own. */
    public JsonNode secretOfDependencyWithOwnValues(Path values) throws IOException {
        Path wrapper = wrapper("own");
        Files.writeString(wrapper.resolve("values.yaml"), nest(values));
        return parse(new Helm(wrapper).template().withName("r").call());
    }

    /** The pod of a deployment template. */
    public JsonNode pod(Path values) {
        return parse(new Helm(CHARTS.resolve("deployment"))
                .template()
                .withName("r")
                .withValuesFile(values)
                .call());
    }

    private static String nest(Path values) throws IOException {
        return Files.readAllLines(values).stream()
                .map(line -> "  " + line)
                .collect(Collectors.joining("\n", "dt-secrets:\n", "\n"));
    }

    private Path wrapper(String name) throws IOException {
        Path wrapper = scratch.resolve(name);
        copy(CHARTS.resolve("wrapper"), wrapper);
        copy(CHARTS.resolve("dt-secrets"), wrapper.resolve("charts").resolve("dt-secrets"));
        return wrapper;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.writeString(target, Files.readString(file));
            }
        }
    }

    private static JsonNode parse(String manifest) {
        return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(manifest));
    }
}
