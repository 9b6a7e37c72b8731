// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticPage;
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
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of finding has a page, whose example gives just that finding, and whose mend gives none. */
class PageTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("TOKEN", "made-up");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("pages")
    void exampleYieldsOnlyItsDiagnostic(DiagnosticCode code) throws Exception {
        assertExampleYieldsOnlyItsDiagnostic(code);
    }

    @ParameterizedTest
    @MethodSource("pagesThatRunOpenssl")
    @RequiresProgram("openssl")
    void exampleWithOpensslYieldsOnlyItsDiagnostic(DiagnosticCode code) throws Exception {
        assertExampleYieldsOnlyItsDiagnostic(code);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void fixYieldsNoDiagnostic(DiagnosticCode code) throws Exception {
        assertFixYieldsNoDiagnostic(code);
    }

    @ParameterizedTest
    @MethodSource("pagesThatRunOpenssl")
    @RequiresProgram("openssl")
    void fixWithOpensslYieldsNoDiagnostic(DiagnosticCode code) throws Exception {
        assertFixYieldsNoDiagnostic(code);
    }

    static List<DiagnosticCode> pages() {
        return Arrays.stream(DiagnosticCode.values())
                .filter(code -> !runsOpenssl(code))
                .toList();
    }

    static List<DiagnosticCode> pagesThatRunOpenssl() {
        return Arrays.stream(DiagnosticCode.values())
                .filter(PageTest::runsOpenssl)
                .toList();
    }

    private static boolean runsOpenssl(DiagnosticCode code) {
        return DiagnosticPage.of(code).markdown().contains("\nopenssl ");
    }

    private void assertExampleYieldsOnlyItsDiagnostic(DiagnosticCode code) throws Exception {
        List<Diagnostic> findings = run(code, "Example");
        assertThat(findings)
                .as(Reporter.console().report(findings))
                .isNotEmpty()
                .allMatch(finding -> finding.code() == code);
    }

    private void assertFixYieldsNoDiagnostic(DiagnosticCode code) throws Exception {
        List<Diagnostic> findings = run(code, "Mend");
        findings.removeIf(finding -> finding.hint().orElse("").startsWith("allowed here: "));
        assertThat(findings).as(Reporter.console().report(findings)).isEmpty();
    }

    @Test
    void referenceIsGeneratedFromThePages() throws IOException {
        String pages = Arrays.stream(DiagnosticCode.values())
                .map(code -> DiagnosticPage.of(code).markdown().replaceAll("(?m)^#", "##"))
                .collect(Collectors.joining("\n"));
        String head =
                "# Findings\n\nEvery finding that the compiler tells, in the order of its phases. Written from the"
                        + " pages that `explain` shows.\n\n";
        Golden.assertFile(Path.of("FINDINGS.md"), head + pages);
    }

    private List<Diagnostic> run(DiagnosticCode code, String title) throws Exception {
        String section = section(DiagnosticPage.of(code), title);
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
        if (PageChecks.knows(code)) {
            return PageChecks.run(code, title.toLowerCase(Locale.ROOT), folder);
        }
        return CompilerRunner.as(folder, properties, ENVIRONMENT);
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
