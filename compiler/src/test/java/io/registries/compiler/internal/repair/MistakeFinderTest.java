// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.repair;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.internal.schema.SchemaValidator;
import io.registries.compiler.internal.syntax.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mistakes of a file are found in bounded time, each once. */
class MistakeFinderTest {
    private static final String HEAD = """
            apiVersion: registries/v1
            registries:
              - {name: hub, type: docker-hub, username: acme, password: {env: TOKEN}, default: true}
            applications:
            """;

    private static final IntFunction<String> APPLICATION =
            "  - name: one%1$d\n    repository: acme/one%1$d\n    build:\n      context: one\n"::formatted;

    private final List<Integer> checked = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  - name: one\n    unknown: 1\n    build: {type: skip}\n   repository: acme/one\n",
                "  - {name: one, unknown: 1}\n\n  - {other: two}\n",
                "  - x: 1\n",
                "  -    - - - - - - - - - - - - - - - - - - - - - - - - x\n",
                "  - name: \"one\n",
                "  - [[[[[[[[[[[[[[[[[[[[\n",
                "\n",
                "a\n"
            })
    void boundsTheWorkForAnyFile(String repeated) {
        for (int count : List.of(20, 75, 200, 10_000)) {
            for (String item : List.of(repeated, repeated.replace("one", "x".repeat(500)))) {
                checked.clear();
                explain(HEAD + item.repeat(count));
                assertThat(checked).as(item + " " + count).hasSizeLessThanOrEqualTo(MistakeFinder.MAX_CHECKS);
                assertThat(checked).allMatch(length -> length <= 2 * SourceWindow.MAX_CHARACTERS);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"- ", "[", "\"", "a: ", "' ", " ", "\t", "x"})
    void doesNotSplitLongLines(String repeated) {
        explain(HEAD + "  - name: one\n    repository: " + repeated.repeat(200_000) + "\n  two\n");
        assertThat(checked).isEmpty();
    }

    @Test
    void findsAllDistantMistakes() {
        String applications = IntStream.range(0, 2_000).mapToObj(APPLICATION).collect(joining());
        String text = HEAD
                + applications
                        .replace("      context: one\n  - name: one51\n", "     context: one\n  - name: one51\n")
                        .replace("one100\n    build:\n      context", "one100\n    build:\n    context")
                        .replace("one1500\n    build:\n      context", "one1500\n    build:\n    context");
        assertThat(explain(text))
                .extracting(
                        found -> found.code() + " " + found.span().orElseThrow().line())
                .containsExactly(
                        DiagnosticCode.WRONG_INDENTATION + " " + (4 + 4 * 100 + 4),
                        DiagnosticCode.WRONG_INDENTATION + " " + (4 + 4 * 1500 + 4));
    }

    @Test
    void findsAQuoteFarAboveTheErrorInALongFile() {
        String applications = IntStream.range(0, 2_000).mapToObj(APPLICATION).collect(joining());
        String text = HEAD + applications.replace("name: one700\n", "name: 'one700\n");
        assertThat(explain(text))
                .extracting(
                        found -> found.code() + " " + found.span().orElseThrow().line())
                .containsExactly(DiagnosticCode.UNCLOSED_QUOTE + " " + (4 + 4 * 700 + 1));
    }

    private List<Diagnostic> explain(String text) {
        SourceFile source = new SourceFile("registries.yaml", Path.of("registries.yaml"), text);
        return MistakeFinder.explain(source, check(source), attempt -> {
            checked.add(attempt.text().length());
            return check(attempt);
        });
    }

    private static List<Diagnostic> check(SourceFile source) {
        return YamlReader.read(source).flatMap(SchemaValidator::validate).diagnostics();
    }
}
