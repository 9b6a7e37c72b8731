// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.InitRequest;
import io.registries.compiler.RunContext;
import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.Golden;
import io.registries.compiler.testing.LanguageServer;
import io.registries.compiler.testing.RequiresProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Editors with the YAML language server find the schema by the modeline that `init` writes, and use it. */
@RequiresProgram({"node", "npm"})
class EditorsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path CASES = Path.of("src", "test", "resources", "editors");
    private static final String SCHEMA = "registries-v1.schema.json";
    private static final String MODELINE = "# yaml-language-server: $schema=" + SCHEMA + "\n";
    private static final String CURSOR = "<cursor>";

    @TempDir
    private static Path folder;

    private static LanguageServer server;
    private static int files;

    @BeforeAll
    static void startTheServer() throws IOException {
        Files.copy(Path.of("..", "schemas", SCHEMA), folder.resolve(SCHEMA));
        server = LanguageServer.start(folder);
    }

    @AfterAll
    static void stopTheServer() {
        server.close();
    }

    /**
     * An open document.
     *
     * @param file its name
     * @param line of the cursor, from 0
     * @param column of the cursor, from 0
     * @param diagnostics of the server
     */
    private record Document(Path file, int line, int column, JsonNode diagnostics) {
        static Document open(String text) {
            int cursor = Math.max(0, text.indexOf(CURSOR));
            String before = text.substring(0, cursor);
            Path file = folder.resolve("file" + files++ + ".yaml");
            return new Document(
                    file,
                    (int) before.lines().count() - (before.endsWith("\n") || before.isEmpty() ? 0 : 1),
                    cursor - before.lastIndexOf('\n') - 1,
                    server.open(file, text.replace(CURSOR, "")));
        }
    }

    static Stream<Path> samples() throws IOException {
        try (Stream<Path> all = Files.walk(CompilerRunner.SAMPLES)) {
            List<Path> sources = new ArrayList<>();
            for (Path file :
                    all.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                if (Files.readString(file).contains("apiVersion: registries/v1\n")) {
                    sources.add(file);
                }
            }
            assertThat(sources).hasSizeGreaterThan(7);
            return sources.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void samplesHaveNoDiagnostics(Path sample) throws IOException {
        String text = Files.readString(sample);
        assertThat(Document.open(MODELINE + text.substring(text.indexOf("apiVersion:")))
                        .diagnostics())
                .isEmpty();
    }

    @Test
    void initWritesAModelineThatWorks() throws IOException {
        Path created = folder.resolve("created");
        Path file = created.resolve("registries.yaml");
        CompilerRunner.compiler()
                .init(InitRequest.builder(created, file)
                        .context(new RunContext(CompilerRunner.CLOCK, Map.of("HOME", folder.toString()), List.of()))
                        .options(CompilerRunner.MAVEN)
                        .build());
        assertThat(server.open(file, Files.readString(file))).isEmpty();
        assertThat(server.open(created.resolve("other.yaml"), Files.readString(file) + "another: field\n"))
                .hasSize(1);
    }

    @Test
    void showsTheMessagesOfTheSchema() throws IOException {
        String shown = Document.open(MODELINE + Files.readString(CASES.resolve("mistakes.yaml")))
                .diagnostics()
                .valueStream()
                .map(diagnostic -> diagnostic.at("/range/start/line") + ":"
                        + (diagnostic.at("/range/start/character").asInt() + 1) + " "
                        + diagnostic.path("message").asString() + "\n")
                .collect(Collectors.joining());
        Golden.assertFile(CASES.resolve("mistakes.txt"), shown);
    }

    @ParameterizedTest
    @MethodSource("completions")
    void completes(JsonNode place) {
        Document document = Document.open(MODELINE + "apiVersion: registries/v1\n"
                + place.path("text").asString().stripTrailing());
        List<Map.Entry<String, String>> offers = server.complete(document.file(), document.line(), document.column())
                .valueStream()
                .map(item -> Map.entry(
                        item.path("label").asString(),
                        item.at("/textEdit/newText")
                                .asString(item.path("insertText").asString(""))))
                .toList();
        place.path("offers")
                .propertyStream()
                .forEach(expected -> assertThat(offers)
                        .as("%s in %s", expected.getKey(), offers)
                        .anyMatch(offer -> offer.getKey().equals(expected.getKey())
                                && (expected.getValue().isNull()
                                        || offer.getValue()
                                                .equals(expected.getValue().asString()))));
        assertThat(offers)
                .noneMatch(offer ->
                        offer.getKey().contains("[object") || offer.getValue().contains("[object"));
    }

    static Stream<JsonNode> completions() throws IOException {
        return cases("completion.yaml");
    }

    @ParameterizedTest
    @MethodSource("hovers")
    void explains(JsonNode place) {
        Document document = Document.open(
                MODELINE + "apiVersion: registries/v1\n" + place.path("text").asString());
        assertThat(server.hover(document.file(), document.line(), document.column())
                        .replace("\\", ""))
                .contains(place.path("shows").asString());
    }

    static Stream<JsonNode> hovers() throws IOException {
        return cases("hover.yaml");
    }

    private static Stream<JsonNode> cases(String file) throws IOException {
        JsonNode cases = JSON.valueToTree(
                new Load(LoadSettings.builder().build()).loadFromString(Files.readString(CASES.resolve(file))));
        assertThat(cases).isNotEmpty();
        return cases.valueStream();
    }
}
