// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.testing.CompilerRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A short hostile template does not occupy the compiler: what templates render is limited by counts. */
class TemplateBoundsTest {
    private static final String TEMPLATE = "custom/{application}.yaml.mustache";
    private static final String PARTIAL = "partials/part.mustache";

    @TempDir
    private Path folder;

    // Without limits, each of them takes more than the time limit, or more memory than there is.
    @ParameterizedTest(name = "{0}")
    @MethodSource("templates")
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void endsSoon(String name, Map<String, String> templates, String message) throws IOException {
        StringBuilder source = new StringBuilder("""
                apiVersion: registries/v1
                registries:
                  - {name: hub, type: docker-hub, username: acme, password: {env: TOKEN}, default: true}
                environments:
                """);
        for (int i = 0; i < 12; i++) {
            source.append("  - name: e%d\n".formatted(i));
        }
        source.append("applications:\n  - {name: one, repository: a/b}\n");
        Files.writeString(folder.resolve("registries.yaml"), source);
        for (Map.Entry<String, String> template : templates.entrySet()) {
            Path file = folder.resolve("templates").resolve(template.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, template.getValue());
        }

        var result = CompilerRunner.all(
                folder,
                "registries.yaml",
                folder.resolve("output"),
                Map.of("TOKEN", "made-up"),
                Optional.of(folder.resolve("templates")));

        assertThat(result.value()).isEmpty();
        assertThat(result.diagnostics())
                .filteredOn(diagnostic -> diagnostic.code().equals(DiagnosticCode.INVALID_TEMPLATE))
                .singleElement()
                .satisfies(diagnostic -> assertThat(diagnostic.message()).contains(message));
    }

    static Stream<Arguments> templates() {
        String open = "{{#environments}}";
        String close = "{{/environments}}";
        return Stream.of(
                Arguments.of(
                        "nested sections that render nothing",
                        Map.of(TEMPLATE, open.repeat(9) + close.repeat(9)),
                        "rendered more than 1,000,000 times"),
                Arguments.of(
                        "nested sections that render text",
                        Map.of(TEMPLATE, open.repeat(5) + "x".repeat(1_000) + close.repeat(5)),
                        "a file of more than 16,777,216 characters"),
                Arguments.of(
                        "a template that includes itself twice",
                        Map.of(TEMPLATE, "{{> part}}", PARTIAL, "{{> part}}{{> part}}"),
                        "`custom/{application}.yaml.mustache` cannot be used"),
                Arguments.of(
                        "a template that includes itself in a section",
                        Map.of(TEMPLATE, "{{> part}}", PARTIAL, open + "{{> part}}" + close),
                        "`custom/{application}.yaml.mustache` cannot be used"),
                Arguments.of(
                        "deeply nested sections",
                        Map.of(TEMPLATE, "{{#a}}".repeat(50_000) + "{{/a}}".repeat(50_000)),
                        "nested too deeply"),
                Arguments.of(
                        "a template whose name is a variable",
                        Map.of(TEMPLATE, "{{>* name}}", PARTIAL, ""),
                        "the tag `{{>*name}}` is not supported"),
                Arguments.of(
                        "a template that extends another",
                        Map.of(TEMPLATE, "{{< part}}{{/part}}", PARTIAL, "x: y"),
                        "the tag `{{<part}}` is not supported"));
    }
}
