// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticPage;
import io.registries.compiler.internal.pipeline.DiagnosticLimit;
import io.registries.compiler.report.Reporter;
import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.Golden;
import io.registries.compiler.testing.RequiresProgram;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every diagnostic code has a page whose example reports only that diagnostic and whose fix reports none. */
class PageTest {
    private static final Path PAGES = Path.of("../docs/diagnostics");
    private static final Map<String, String> ENVIRONMENT = Map.of("TOKEN", "made-up");

    private static final Set<DiagnosticCode> CODES_OF_GOALS = Set.of(DiagnosticCode.GOAL_SKIPPED);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("pagesOfTheCompiler")
    void exampleReportsOnlyItsDiagnostic(DiagnosticCode code) throws Exception {
        assertExampleReportsOnlyItsDiagnostic(code);
    }

    @ParameterizedTest
    @MethodSource("pagesThatRunOpenssl")
    @RequiresProgram("openssl")
    void exampleWithOpensslReportsOnlyItsDiagnostic(DiagnosticCode code) throws Exception {
        assertExampleReportsOnlyItsDiagnostic(code);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void fixReportsNoDiagnostic(DiagnosticCode code) throws Exception {
        assertFixReportsNoDiagnostic(code);
    }

    @ParameterizedTest
    @MethodSource("pagesThatRunOpenssl")
    @RequiresProgram("openssl")
    void fixWithOpensslReportsNoDiagnostic(DiagnosticCode code) throws Exception {
        assertFixReportsNoDiagnostic(code);
    }

    static List<DiagnosticCode> pages() {
        return Arrays.stream(DiagnosticCode.values())
                .filter(code -> !runsOpenssl(code))
                .toList();
    }

    /** Without the codes that only goals report: integration tests run these examples. */
    static List<DiagnosticCode> pagesOfTheCompiler() {
        return pages().stream().filter(code -> !CODES_OF_GOALS.contains(code)).toList();
    }

    static List<DiagnosticCode> pagesThatRunOpenssl() {
        return Arrays.stream(DiagnosticCode.values())
                .filter(PageTest::runsOpenssl)
                .toList();
    }

    private static boolean runsOpenssl(DiagnosticCode code) {
        return DiagnosticPage.read(code).markdown().contains("\nopenssl ");
    }

    private void assertExampleReportsOnlyItsDiagnostic(DiagnosticCode code) throws Exception {
        List<Diagnostic> diagnostics = run(code, "Example");
        if (code == DiagnosticCode.TOO_MANY_DIAGNOSTICS) {
            assertThat(diagnostics).hasSize(1 + DiagnosticLimit.MAX_DIAGNOSTICS);
            diagnostics.removeIf(diagnostic -> diagnostic.code() == DiagnosticCode.UNKNOWN_FIELD);
        }
        diagnostics.removeIf(PageTest::isAllowed);
        assertThat(diagnostics)
                .as(Reporter.console().report(diagnostics))
                .isNotEmpty()
                .allMatch(diagnostic -> diagnostic.code() == code);
    }

    private void assertFixReportsNoDiagnostic(DiagnosticCode code) throws Exception {
        List<Diagnostic> diagnostics = run(code, "How to fix");
        diagnostics.removeIf(PageTest::isAllowed);
        assertThat(diagnostics).as(Reporter.console().report(diagnostics)).isEmpty();
    }

    private static boolean isAllowed(Diagnostic diagnostic) {
        return diagnostic.help().orElse("").startsWith("allowed here: ");
    }

    @Test
    void indexIsGeneratedFromThePages() throws IOException {
        StringBuilder index = new StringBuilder("""
                # Diagnostics

                Every diagnostic of the compiler, in the order of its phases. Each page shows an example that fails, and how
                to fix it; the goal `explain` with `-Dregistries.explain.code=<code>` prints it. This index is generated from
                the pages.

                | code | severity | summary |
                |---|---|---|
                """);
        for (DiagnosticCode code : DiagnosticCode.values()) {
            index.append("| [`%s`](%s.md) | %s | %s |\n"
                    .formatted(
                            code.id(),
                            code.id(),
                            code.severity().id(),
                            DiagnosticPage.read(code).summary()));
        }
        Golden.assertFile(PAGES.resolve("README.md"), index.toString());
    }

    @Test
    void everyPageBelongsToACode() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("README.md")))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(DiagnosticCode.values())
                            .map(code -> code.id() + ".md")
                            .toList());
        }
    }

    private List<Diagnostic> run(DiagnosticCode code, String title) throws Exception {
        String section = section(DiagnosticPage.read(code), title);
        Properties properties = new Properties();
        properties.load(new StringReader(block(section, "properties")));
        String yaml = block(section, "yaml");
        if (!yaml.isEmpty()) {
            Files.writeString(folder.resolve("registries.yaml"), yaml);
        }
        String script = block(section, "sh");
        if (!script.isEmpty()) {
            Process shell = new ProcessBuilder("sh", "-euc", "umask 077\n" + script)
                    .directory(folder.toFile())
                    .inheritIO()
                    .start();
            assertThat(shell.waitFor()).as(script).isZero();
        }
        List<Diagnostic> diagnostics = run(code, title.equals("Example") ? "example" : "fix", properties);
        // A note about the nodes, which no change of the file resolves.
        diagnostics.removeIf(
                diagnostic -> diagnostic.code() == DiagnosticCode.NODE_TRUST && code != DiagnosticCode.NODE_TRUST);
        return diagnostics;
    }

    private List<Diagnostic> run(DiagnosticCode code, String section, Properties properties) throws Exception {
        if (PagePlans.knows(properties)) {
            return PagePlans.run(code, section, folder, properties);
        }
        return PageChecks.knows(code)
                ? PageChecks.run(code, section, folder)
                : CompilerRunner.as(folder, properties, ENVIRONMENT);
    }

    private static String section(DiagnosticPage page, String title) {
        Matcher section =
                Pattern.compile("(?s)## " + title + "\n\n(.*?)(?=\n## |$)").matcher(page.markdown());
        assertThat(section.find()).as(title).isTrue();
        return section.group(1);
    }

    private static String block(String section, String language) {
        Matcher block = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(section);
        return block.find() ? block.group(1) : "";
    }
}
