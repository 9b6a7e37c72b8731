// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.acceptance;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.pipeline.DiagnosticLimit;
import io.registries.compiler.model.provider.Providers;
import io.registries.compiler.model.provider.RegistryUrlParser;
import io.registries.compiler.report.ReportFormat;
import io.registries.compiler.report.Reporter;
import io.registries.compiler.testing.CompilerRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A short hostile file does not occupy the compiler: the work is limited by counts and lengths. */
@Tag("slow")
class BoundsTest {
    private static final String REGISTRIES = """
            apiVersion: registries/v1
            registries:
              - {name: hub, type: docker-hub, username: acme, password: {env: TOKEN}, default: true}
            """;
    private static final String APPLICATIONS = REGISTRIES + "applications:\n";

    @TempDir
    private Path folder;

    // Regular expressions cannot be interrupted. Each input took more than a minute, or all memory.
    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void endsSoon(String name, String text, List<DiagnosticCode> codes) throws IOException {
        Files.writeString(folder.resolve("registries.yaml"), text);

        Result<?> result = CompilerRunner.validate(folder, "registries.yaml");

        List<Diagnostic> diagnostics = result.diagnostics();
        assertThat(diagnostics.stream().map(Diagnostic::code).distinct()).containsExactlyInAnyOrderElementsOf(codes);
        assertThat(diagnostics).hasSizeLessThanOrEqualTo(DiagnosticLimit.MAX_DIAGNOSTICS + 1);
        for (ReportFormat format : ReportFormat.values()) {
            assertThat(format.reporter().report(diagnostics)).isNotNull();
        }
        assertThat(Reporter.console().report(diagnostics)).isNotNull();
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void slashesInAUrlEndSoon() {
        assertThatThrownBy(() -> RegistryUrlParser.parse(Providers.byType("other"), "a" + "/".repeat(200_000) + "b/"))
                .hasMessageContaining("ends with a slash");
    }

    static Stream<Arguments> inputs() {
        return Stream.of(
                Arguments.of("spaces after a suppression", suppressions(" "), List.of()),
                Arguments.of("hash signs", suppressions(" # registries: allow"), List.of()),
                Arguments.of(
                        "warnings below many comments",
                        "apiVersion: registries/v1\n"
                                + "# registries: allow unused-environment: none\n".repeat(20_000)
                                + "registries: [{name: hub, type: docker-hub, username: a, password: {env: T}, default: true}"
                                + repeated(2_000, BoundsTest::insecureRegistry)
                                + "]\napplications:\n  - {name: one, repository: a/one}\n",
                        List.of(DiagnosticCode.INSECURE_CONNECTION, DiagnosticCode.TOO_MANY_DIAGNOSTICS)),
                Arguments.of(
                        "spaces in a repository",
                        APPLICATIONS + "  - {name: one, repository: \"a" + " ".repeat(40_000) + "b\"}\n",
                        List.of(DiagnosticCode.INVALID_VALUE)),
                Arguments.of(
                        "slashes in a repository",
                        APPLICATIONS + "  - {name: one, repository: a" + "/".repeat(40_000) + "b}\n",
                        List.of(DiagnosticCode.INVALID_VALUE)),
                Arguments.of(
                        "labels of a host",
                        REGISTRIES + "  - {name: lab, type: other, public: true, url: " + "a.".repeat(8_000) + "b}\n",
                        List.of(DiagnosticCode.INVALID_VALUE)),
                Arguments.of(
                        "words in a repository",
                        APPLICATIONS + "  - {name: one, repository: " + "a-".repeat(8_000) + "b}\n",
                        List.of(DiagnosticCode.INVALID_VALUE)),
                Arguments.of(
                        "parent directories of a Dockerfile",
                        APPLICATIONS + "  - {name: one, repository: a/b, build: {dockerfile: " + "../".repeat(60_000)
                                + "Dockerfile}}\n",
                        List.of(DiagnosticCode.INVALID_VALUE)),
                Arguments.of(
                        "dots in the name of an existing pull secret",
                        REGISTRIES + "environments:\n  - {name: e, pullSecrets: [{name: " + "a.".repeat(8_000)
                                + "b, existing: true, registries: [hub]}]}\napplications:\n  - {name: one, repository: a/b}\n",
                        List.of(DiagnosticCode.INVALID_VALUE)),
                Arguments.of(
                        "dots in a label",
                        REGISTRIES + "environments:\n  - {name: e, pullSecrets: [{name: hub, labels: {"
                                + "a.".repeat(8_000) + "b: c}}]}\napplications:\n  - {name: one, repository: a/b}\n",
                        List.of(DiagnosticCode.INVALID_VALUE)),
                Arguments.of(
                        "a long value above a broken line",
                        APPLICATIONS + "  - name: one\n    repository: " + "a ".repeat(20_000) + "\n   build: [\n",
                        List.of(DiagnosticCode.INVALID_YAML)),
                Arguments.of(
                        "many unknown environments beside similar ones",
                        REGISTRIES + "environments:\n"
                                + repeated(2_000, "  - {name: production-environment-number-%d}\n"::formatted)
                                + "applications:\n"
                                + repeated(
                                        2_000,
                                        "  - {name: one-%d, repository: a/b, environments: [production-environment-nimber-%<d]}\n"
                                                ::formatted),
                        List.of(DiagnosticCode.UNKNOWN_ENVIRONMENT, DiagnosticCode.TOO_MANY_DIAGNOSTICS)),
                Arguments.of(
                        "many unknown registries beside similar ones",
                        REGISTRIES
                                + repeated(
                                        6_000,
                                        "  - {name: production-number-%d, type: other, url: %<d.example, username: a, password: {env: T}}\n"
                                                ::formatted)
                                + "applications:\n"
                                + repeated(
                                        6_000,
                                        "  - {name: one-%d, repository: a/b, registry: production-nimber-%<d}\n"
                                                ::formatted),
                        List.of(DiagnosticCode.UNKNOWN_REGISTRY, DiagnosticCode.TOO_MANY_DIAGNOSTICS)),
                Arguments.of(
                        "many unknown fields",
                        REGISTRIES + repeated(200_000, "field-%d: 1\n"::formatted),
                        List.of(DiagnosticCode.UNSUPPORTED_YAML)),
                Arguments.of(
                        "as many unknown fields as allowed",
                        REGISTRIES + repeated(9_998, "field-%d: 1\n"::formatted),
                        List.of(DiagnosticCode.UNKNOWN_FIELD, DiagnosticCode.TOO_MANY_DIAGNOSTICS)),
                Arguments.of(
                        "many applications in many environments",
                        REGISTRIES + "environments:\n" + repeated(4_000, "  - {name: e%d}\n"::formatted)
                                + "applications:\n"
                                + repeated(4_000, "  - {name: one-%d, repository: a/b}\n"::formatted),
                        List.of(DiagnosticCode.TOO_MANY_PULLS)));
    }

    private static String suppressions(String repeated) {
        return APPLICATIONS + "  - {name: one, repository: acme/one}\n# registries: allow"
                + repeated.repeat(200_000 / repeated.length()) + "x y\n";
    }

    private static String insecureRegistry(int number) {
        return ", {name: spare-%d, type: other, url: %<d.example, public: true, connection: insecure}"
                .formatted(number);
    }

    private static String repeated(int count, IntFunction<String> text) {
        return IntStream.range(0, count).mapToObj(text).collect(joining());
    }
}
