// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * The facts about Devtron that the goals rely on, each with what shows it: a case in {@code plans}, {@code applies} or
 * {@code init-from-devtron}, a conversation with the stub, or a test. A gap says why there is none.
 */
class DevtronFactsTest {
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final Path RESOURCES = Path.of("src", "test", "resources");
    private static final String FACTS = "/devtron-facts.csv";
    private static final List<String> CASES = List.of("plans/", "applies/", "init-from-devtron/");
    private static final Set<DiagnosticCode> DANGERS = Set.of(
            DiagnosticCode.REGISTRY_URL,
            DiagnosticCode.PULL_LOGIN_REMOVAL,
            DiagnosticCode.PULL_SECRET_INJECTION,
            DiagnosticCode.PLAINTEXT_COMMIT,
            DiagnosticCode.FOREIGN_SECRET);

    @ParameterizedTest
    @CsvFileSource(resources = FACTS, delimiter = '|', quoteCharacter = '`')
    void everyFactIsShown(String area, String fact, String shownBy) throws IOException {
        assertThat(area).isNotBlank();
        for (String name : shownBy.split(";", -1)) {
            assertThat(exists(name.strip())).as("%s: %s", fact, name).isTrue();
        }
    }

    private static boolean exists(String name) throws IOException {
        if (name.startsWith("gap: ")) {
            return name.length() > "gap: ".length();
        }
        if (CASES.stream().anyMatch(name::startsWith)) {
            return Files.isDirectory(RESOURCES.resolve(name));
        }
        if (name.contains(".txt: ")) {
            String[] conversation = name.split(": ", 2);
            return Files.readAllLines(RESOURCES.resolve("devtron-conversations/" + conversation[0]))
                    .contains("# " + conversation[1]);
        }
        String[] method = name.split("\\.", -1);
        return method.length == 2
                && source(method[0])
                        .filter(text -> text.contains(" void " + method[1] + "("))
                        .isPresent();
    }

    private static Optional<String> source(String type) throws IOException {
        List<Path> found;
        try (Stream<Path> files = Files.walk(TESTS)) {
            found = files.filter(file -> file.endsWith(type + ".java")).toList();
        }
        return found.size() == 1 ? Optional.of(Files.readString(found.get(0))) : Optional.empty();
    }

    @Test
    void everyDangerIsRefusedInAPlan() throws IOException {
        Set<String> refused;
        try (Stream<Path> folders = Files.list(RESOURCES.resolve("plans"))) {
            refused = folders.map(folder -> folder.resolve("plan.txt"))
                    .flatMap(DevtronFactsTest::errors)
                    .collect(Collectors.toSet());
        }
        assertThat(refused).containsAll(DANGERS.stream().map(DiagnosticCode::id).toList());
    }

    private static Stream<String> errors(Path plan) {
        try {
            return Files.readAllLines(plan).stream()
                    .filter(line -> line.startsWith("error["))
                    .map(line -> line.substring("error[".length(), line.indexOf(']')));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
