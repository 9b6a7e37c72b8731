// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.Golden;
import io.registries.compiler.testing.OutputSchema;
import io.registries.compiler.testing.RequiresProgram;
import io.registries.compiler.testing.ThirdPartyDecryptors;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Machine-readable reports. */
class ReportsTest {
    private static final Path CASE =
            Path.of("src", "test", "resources", "reports").toAbsolutePath();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void reportsMatchGoldenFiles(ReportFormat format) throws IOException {
        String report = format.reporter().report(diagnostics());
        Golden.assertFile(
                CASE.resolve(format.fileName()), report.replace(ToolInfo.read().version(), "VERSION"));
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void isWrittenWithoutDiagnostics(ReportFormat format) throws IOException {
        new Reports(folder, folder, EnumSet.of(format)).write(Report.of(List.of()));
        assertThat(folder.resolve(format.fileName())).isRegularFile();
    }

    @Test
    void displaysPullPathsAndImpactInAPullRequest() throws IOException {
        Golden.assertFile(
                CASE.resolve("pull-request.md"),
                ReportFormat.MARKDOWN.reporter().report(pullRequest(CASE)));
    }

    @Test
    void drawsOnlyRegistriesAndEnvironmentsOfLargeConfigurations() throws IOException {
        StringBuilder yaml = new StringBuilder("""
                apiVersion: registries/v1
                registries:
                  - {name: mirror, type: other, url: mirror.example, public: true}
                applications:
                """);
        for (int i = 0; i < 300; i++) {
            yaml.append("  - {name: app-%d, registry: mirror, repository: app, build: {type: skip}}\n".formatted(i));
        }
        Files.writeString(folder.resolve("after.yaml"), yaml);
        String report = ReportFormat.MARKDOWN.reporter().report(pullRequest(folder));
        assertThat(report)
                .contains("and 200 more", "[(\"mirror\")]", " -- \"anonymous\" --> ")
                .hasSizeLessThan(65_536);
    }

    private static Report pullRequest(Path base) {
        var proved = CompilerRunner.validate(
                base, "after.yaml", Files.exists(base.resolve("before.yaml")) ? "before.yaml" : "after.yaml");
        var value = proved.value().orElseThrow();
        return Report.of(proved.diagnostics()).with(value.resolved()).with(value.impact());
    }

    @Test
    void listsTheFilesThatARunRemoved() {
        Report report = Report.of(List.of()).removing(List.of("dt-secrets/staging/regcred/values.yaml"));
        String json = ReportFormat.JSON.reporter().report(report);
        OutputSchema.REPORT.assertValid(json);
        assertThat(JSON.readTree(json).at("/removed/0").asString()).isEqualTo("dt-secrets/staging/regcred/values.yaml");
        assertThat(ReportFormat.MARKDOWN.reporter().report(report))
                .contains(
                        "No errors, warnings or notes.", "### Removed files", "dt-secrets/staging/regcred/values.yaml");
    }

    @Test
    void doesNotRewriteAnUnchangedReport() throws IOException {
        Reports reports = new Reports(folder, folder.resolve("reports"), EnumSet.of(ReportFormat.JSON));
        reports.write(Report.of(diagnostics()));
        Path file = folder.resolve("reports/registries.json");
        FileTime old = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));
        Files.setLastModifiedTime(file, old);
        reports.write(Report.of(diagnostics()));
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(old);
        reports.write(Report.of(List.of()));
        assertThat(Files.getLastModifiedTime(file)).isNotEqualTo(old);
        try (var files = Files.list(folder.resolve("reports"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void reportsWhyItCannotBeWritten() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "a file");
        Reports reports = new Reports(folder, taken, EnumSet.of(ReportFormat.JSON));
        assertThat(reports.write(Report.of(List.of())))
                .extracting(Diagnostic::message)
                .containsExactly("`taken` is a regular file, not a directory");
    }

    @Test
    @RequiresProgram({"node", "npm"})
    void sarifConformsToTheOfficialSchema() throws IOException {
        ToolInfo published = new ToolInfo(
                "1.2.3", Optional.of("https://project.example"), Optional.of("https://project.example/pages/"));
        for (List<Diagnostic> diagnostics : List.of(diagnostics(), hostile(), List.<Diagnostic>of())) {
            for (ToolInfo tool : List.of(ToolInfo.read(), published)) {
                assertThat(ThirdPartyDecryptors.runScript("sarif.mjs", new SarifReporter(tool).report(diagnostics)))
                        .isEqualTo("[]");
            }
        }
        String invalid = ReportFormat.SARIF.reporter().report(diagnostics()).replace("\"ruleId\"", "\"another\"");
        assertThat(ThirdPartyDecryptors.runScript("sarif.mjs", invalid)).contains("additional properties");
    }

    @Test
    void sarifResultsReferToTheirRules() throws IOException {
        JsonNode run = JSON.readTree(ReportFormat.SARIF.reporter().report(diagnostics()))
                .path("runs")
                .path(0);
        run.path("results")
                .forEach(result -> assertThat(run.at("/tool/driver/rules")
                                .path(result.path("ruleIndex").asInt())
                                .path("id"))
                        .isEqualTo(result.path("ruleId")));
    }

    @Test
    void fingerprintsSurviveUnrelatedEdits() throws IOException {
        String text = Files.readString(CASE.resolve("registries.yaml"));
        assertThat(fingerprints("# a comment\n\n" + text)).isEqualTo(fingerprints(text));
        assertThat(fingerprints(text.replace("name: lab", "name: laboratory").replace("[lab]", "[laboratory]")))
                .isNotEqualTo(fingerprints(text));
        assertThat(fingerprints(text)).doesNotHaveDuplicates();
    }

    @Test
    void junitConformsToTheSchemaOfJenkins() throws Exception {
        Validator rules = SchemaFactory.newDefaultInstance()
                .newSchema(CASE.resolve("jenkins-xunit-rules.xsd").toFile())
                .newValidator();
        for (List<Diagnostic> diagnostics : List.of(diagnostics(), hostile(), List.<Diagnostic>of())) {
            String report = ReportFormat.JUNIT.reporter().report(diagnostics);
            rules.validate(new StreamSource(new StringReader(report)));
            Element suite = (Element) DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(report)))
                    .getElementsByTagName("testsuite")
                    .item(0);
            int cases = suite.getElementsByTagName("testcase").getLength();
            assertThat(suite.getAttribute("tests")).isEqualTo(Integer.toString(cases));
            assertThat(cases).isEqualTo(Math.max(1, diagnostics.size()));
        }
    }

    @Test
    void githubReadsOneCommandALine() {
        assertThat(ReportFormat.GITHUB.reporter().report(hostile()).lines())
                .hasSize(hostile().size())
                .allMatch(line -> line.startsWith("::error file="))
                .anyMatch(line -> line.startsWith("::error file=a%2Cb%3A c.yaml,line=1,endLine=1,col=1,endColumn=4,"
                        + "title=unknown-registry::100%25 ::warning:: ]]> <&\"'"));
    }

    @ParameterizedTest
    @EnumSource(
            value = ReportFormat.class,
            names = {"GITLAB", "SARIF", "JSON"})
    void everyLineHasAtLeastOneTest(ReportFormat format) {
        String report = format.reporter().report(hostile());
        List<JsonNode> lines = new ArrayList<>();
        JsonNode tree = JSON.readTree(report);
        List.of("begin", "startLine", "endLine", "startColumn", "endColumn", "line", "column")
                .forEach(name -> lines.addAll(tree.findValues(name)));
        assertThat(lines).isNotEmpty().allMatch(line -> line.asInt() >= 1);
    }

    private static List<Diagnostic> diagnostics() throws IOException {
        return CompilerRunner.validate(CASE, "registries.yaml").diagnostics();
    }

    private List<String> fingerprints(String text) throws IOException {
        Files.writeString(folder.resolve("registries.yaml"), text);
        Fingerprints fingerprints = new Fingerprints(Report.of(List.of()));
        return CompilerRunner.validate(folder, "registries.yaml").diagnostics().stream()
                .map(fingerprints::of)
                .toList();
    }

    private static List<Diagnostic> hostile() {
        SourceFile source = new SourceFile("a,b: c.yaml", Path.of("/c.yaml"), "one\n");
        Span span = new Span(source, 1, 1, 1, 4);
        return List.of(
                Diagnostic.withoutLocation(DiagnosticCode.MISSING_SOURCE, "there is no file `\u0001\uFFFE`")
                        .help("two\r\nlines"),
                Diagnostic.at(
                                DiagnosticCode.UNKNOWN_REGISTRY,
                                span,
                                "100% ::warning:: ]]> <&\"' \u0000 \uD83D\uDE00 \uD800")
                        .related(span, "here"));
    }
}
