// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.testing.Golden;
import io.registries.compiler.testing.HtmlPage;
import io.registries.compiler.testing.SampleReports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page for a browser. */
class HtmlReporterTest {
    private static final Path EXPECTED =
            Path.of("src", "test", "resources", "reports", "html").toAbsolutePath();
    private static final int MAX_BYTES = 1_000_000;
    private static final int APPLICATIONS = 600;

    @TempDir
    private Path folder;

    @Test
    void displaysTheQuickstart() throws IOException {
        Golden.assertFile(EXPECTED.resolve("quickstart.html"), html(SampleReports.quickstart()));
    }

    @Test
    void displaysEverySection() throws IOException {
        Golden.assertFile(EXPECTED.resolve("complete.html"), html(SampleReports.complete()));
    }

    @Test
    void hasTheRowsAndThePictureOf600ApplicationsInLessThanAMegabyte() throws IOException {
        String html = html(SampleReports.large(folder, APPLICATIONS));
        HtmlPage page = HtmlPage.parse(html);
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MAX_BYTES);
        assertThat(page.texts("image")).hasSize(3 * APPLICATIONS);
        assertThat(page.texts("build")).anyMatch(text -> text.endsWith("180 buildsfor payments-ecr"));
    }

    @ParameterizedTest
    @CsvSource({"style-src, style", "script-src, script"})
    void allowsItsOwnStyleSheetAndScriptOnly(String directive, String element) throws NoSuchAlgorithmException {
        String html = html(SampleReports.quickstart());
        Matcher code =
                Pattern.compile("(?s)<" + element + ">(.*?)</" + element + ">").matcher(html);
        assertThat(code.find()).isTrue();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(code.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(policy(html))
                .contains(
                        "default-src 'none'",
                        directive + " 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
    }

    private static List<String> policy(String html) {
        return HtmlPage.parse(html).elements("meta").stream()
                .filter(meta -> meta.getAttribute("http-equiv").equals("Content-Security-Policy"))
                .flatMap(meta -> List.of(meta.getAttribute("content").split("; ")).stream())
                .toList();
    }

    @Test
    void hasOnlySectionsWithContent() {
        assertThat(headings(Report.of(List.of()))).containsExactly("Summary");
        assertThat(headings(SampleReports.quickstart()))
                .containsExactly("Summary", "Picture", "Image pulls", "Registries", "Notes", "Help");
        assertThat(headings(SampleReports.complete()))
                .containsExactly(
                        "Summary",
                        "Errors and warnings",
                        "Changes",
                        "Picture",
                        "Image pulls",
                        "Registries",
                        "Notes",
                        "Help");
    }

    private static List<String> headings(Report report) {
        return HtmlPage.parse(html(report)).elements("h2").stream()
                .map(heading -> heading.getTextContent())
                .toList();
    }

    @Test
    void isTheSameForTheSameReport() {
        assertThat(html(SampleReports.complete())).isEqualTo(html(SampleReports.complete()));
    }

    @Test
    void linksToThePublishedPages() {
        ToolInfo published = new ToolInfo(
                "1.2.3", Optional.of("https://project.example"), Optional.of("https://project.example/pages/"));
        assertThat(new HtmlReporter(published).report(SampleReports.complete()))
                .contains(
                        "href=\"https://project.example/pages/rejected-credentials.md\"",
                        "href=\"#page-rejected-credentials\"");
    }

    private static String html(Report report) {
        return ReportFormat.HTML
                .reporter()
                .report(report)
                .replace(ToolInfo.read().version(), "VERSION");
    }
}
