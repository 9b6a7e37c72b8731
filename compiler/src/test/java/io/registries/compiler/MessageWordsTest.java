// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The compiler is a library: its texts do not mention properties, goals or POMs; {@code OptionNames} supplies those.
 */
class MessageWordsTest {
    private static final Path MAIN = Path.of("src", "main", "java");

    /** Matches strings, and also comments and characters, so that quotes in those do not begin a string. */
    private static final Pattern TOKEN = Pattern.compile(
            "//[^\\n]*|/\\*[\\s\\S]*?\\*/|'(?:\\\\.|[^'\\\\])'|\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"");

    private static final Pattern MAVEN_WORD =
            Pattern.compile("(?<![\\w-])-D\\w|\\bmvn\\b|\\bgoals?\\b|\\bPOMs?\\b|\\bpom\\.xml\\b");
    private static final Pattern PROPERTY = Pattern.compile("\\bregistries\\.[a-zA-Z][\\w./]*");

    /** Files and formats whose names look like properties. */
    private static final Set<String> FILES = Set.of(
            "registries.yaml",
            "registries.conf",
            "registries.github.txt",
            "registries.gitlab.json",
            "registries.sarif",
            "registries.xml",
            "registries.json",
            "registries.md",
            "registries.html",
            "registries.manifest/v1",
            "registries.report/v1",
            "registries.plan/v1",
            "registries.apply/v1",
            "registries.devtron");

    @Test
    void noStringContainsMavenTerms() throws IOException {
        List<String> strings = strings();
        assertThat(strings).hasSizeGreaterThan(1_000);
        assertThat(strings.stream().filter(string -> MAVEN_WORD.matcher(string).find()))
                .isEmpty();
        assertThat(strings.stream()
                        .filter(string -> !string.contains("io.registries."))
                        .flatMap(string -> PROPERTY.matcher(string).results().map(MatchResult::group)))
                .isSubsetOf(FILES);
    }

    @Test
    void messagesNameTheComponentsOfRequests(@TempDir Path folder) {
        ValidationRequest request =
                ValidationRequest.builder(folder, "missing.yaml").build();
        assertThat(new RegistriesCompiler().validate(request).diagnostics())
                .extracting(diagnostic -> diagnostic.help().orElseThrow())
                .containsExactly("create it, or set ValidationRequest.source=<file, folder or pattern>");
    }

    private static List<String> strings() throws IOException {
        List<String> strings = new ArrayList<>();
        try (Stream<Path> files = Files.walk(MAIN)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                TOKEN.matcher(Files.readString(file))
                        .results()
                        .map(MatchResult::group)
                        .filter(token -> token.startsWith("\""))
                        .forEach(strings::add);
            }
        }
        return strings;
    }
}
