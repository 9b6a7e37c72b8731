// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sources, messages, docs and the schema use standard terms. {@code forbidden-words.txt} lists the expressions that they must
 * not contain, each with what to write instead.
 */
class PlainEnglishTest {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Path WORDS = Path.of("src", "test", "resources", "forbidden-words.txt");
    private static final Set<String> SKIPPED = Set.of("target", "node_modules", ".git", "expected", "it");
    private static final Pattern TEXT = Pattern.compile(".*\\.(java|md|mustache|schema\\.json)");

    /** The page that lists the words of earlier versions. */
    private static final Path RENAMED = PROJECT.resolve("docs/internals/renamed-words.md");

    /**
     * An expression that must not be used.
     *
     * @param pattern matches it
     * @param instead what to write
     */
    private record Forbidden(Pattern pattern, String instead) {
        @Override
        public String toString() {
            return pattern.pattern();
        }
    }

    static List<Forbidden> forbidden() throws IOException {
        return Files.readAllLines(WORDS).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" -> ", 2))
                .map(parts -> new Forbidden(
                        Pattern.compile("\\b(" + parts[0].strip() + ")\\b", Pattern.CASE_INSENSITIVE),
                        parts[1].strip()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("forbidden")
    void noTextContains(Forbidden forbidden) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : texts()) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (forbidden.pattern().matcher(lines.get(i)).find()) {
                    found.add(PROJECT.relativize(file) + ":" + (i + 1) + ": "
                            + lines.get(i).strip());
                }
            }
        }
        assertThat(found).as("write: " + forbidden.instead()).isEmpty();
    }

    @Test
    void readsTheTextsOfAllModules() throws IOException {
        List<String> names = texts().stream()
                .map(file -> PROJECT.relativize(file).toString().replace('\\', '/'))
                .toList();
        assertThat(names)
                .contains("README.md", "schemas/registries-v1.schema.json", "docs/getting-started.md")
                .hasSizeGreaterThan(400)
                .anyMatch(name -> name.startsWith("maven-plugin/src/main/java/"));
    }

    // Tests' data is input of users, and test sources are not read by users.
    private static List<Path> texts() throws IOException {
        List<Path> texts = new ArrayList<>();
        Files.walkFileTree(PROJECT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                String name = directory.getFileName().toString();
                boolean skipped = SKIPPED.contains(name) || directory.endsWith("src/test") || name.startsWith(".");
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (TEXT.matcher(file.toString()).matches() && !file.equals(RENAMED)) {
                    texts.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return texts.stream().sorted().toList();
    }
}
