// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.VisibleText;
import io.registries.compiler.report.Report;
import io.registries.compiler.report.ReportFormat;
import io.registries.compiler.testing.Browser;
import io.registries.compiler.testing.HostileText;
import io.registries.compiler.testing.RequiresProgram;
import io.registries.compiler.testing.SampleReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The HTML report in a real browser. Every test also asserts that the page requests nothing and prints no error. */
@RequiresProgram({"chromium", "node", "npm"})
class HtmlReportBrowserTest {
    private static final int APPLICATIONS = 40;
    private static final String ROWS = "#pull-table tbody tr";
    private static final String RESULT = "#result";

    @TempDir
    private Path folder;

    @Test
    void filtersByEveryColumnAndByWords() throws IOException {
        List<JsonNode> read = Browser.open(large(APPLICATIONS))
                .visible(RESULT)
                .select("#filter-environment", "production")
                .visible(RESULT)
                .select("#filter-registry", "harbor")
                .visible(RESULT)
                .select("#filter-status", "declared")
                .visible(RESULT)
                .select("#filter-method", "secret")
                .visible(RESULT)
                .click("#filters button")
                .visible(RESULT)
                .fill("#search", "HARBOR.acme staging service-01")
                .visible(ROWS)
                .run();
        assertThat(read.subList(0, read.size() - 1))
                .extracting(text -> text.path(0).asString())
                .containsExactly(
                        "120 of 120 image pulls",
                        "40 of 120 image pulls",
                        "10 of 120 image pulls",
                        "10 of 120 image pulls",
                        "0 of 120 image pulls",
                        "120 of 120 image pulls");
        assertThat(texts(read.get(read.size() - 1)))
                .hasSize(2)
                .allMatch(row -> row.contains("staging") && row.contains("harbor.acme.example/acme/service-01"));
    }

    @Test
    void filtersByNodesOfThePicture() throws IOException {
        List<JsonNode> read = Browser.open(large(APPLICATIONS))
                .attribute("#diagram", "role")
                .click(node("registry harbor, other"))
                .attribute(node("registry harbor, other"), "aria-pressed")
                .visible(RESULT)
                .focus(node("environment production, shop"))
                .press("Enter")
                .visible(RESULT)
                .click(node("registry hub, docker-hub"))
                .visible(RESULT)
                .press("Escape")
                .visible(RESULT)
                .run();
        assertThat(read.stream().map(HtmlReportBrowserTest::first))
                .containsExactly(
                        "group",
                        "true",
                        "30 of 120 image pulls",
                        "10 of 120 image pulls",
                        "20 of 120 image pulls",
                        "120 of 120 image pulls");
    }

    @Test
    void emphasizesWhatANodeIsConnectedWith() throws IOException {
        JsonNode related = Browser.open(large(APPLICATIONS))
                .hover(node("registry mirror, other"))
                .visible(".node.related")
                .run()
                .get(0);
        assertThat(texts(related))
                .hasSize(5)
                .anyMatch(text -> text.contains("mirror"))
                .anyMatch(text -> text.contains("anonymous"))
                .noneMatch(text -> text.contains("harbor"));
    }

    @Test
    void followsTheColourSchemeOfTheSystem() {
        String html = html(SampleReports.quickstart());
        String light =
                Browser.open(html).style("body", "backgroundColor").run().get(0).asString();
        String dark = Browser.open(html)
                .dark()
                .style("body", "backgroundColor")
                .run()
                .get(0)
                .asString();
        assertThat(light).isEqualTo("rgb(255, 255, 255)");
        assertThat(dark).isEqualTo("rgb(20, 24, 29)");
    }

    @Test
    void displaysEverythingWithoutJavaScript() {
        List<JsonNode> read = Browser.open(html(SampleReports.complete()))
                .withoutJavaScript()
                .visible(ROWS)
                .visible("#filters")
                .visible(".diagnostic")
                .attribute("#diagram", "role")
                .run();
        assertThat(read.get(0)).hasSize(6);
        assertThat(read.get(1)).isEmpty();
        assertThat(read.get(2)).isNotEmpty();
        assertThat(read.get(3).asString()).isEqualTo("img");
    }

    @Test
    void printsWithoutControls() {
        List<JsonNode> read = Browser.open(html(SampleReports.complete()))
                .print()
                .visible("#filters")
                .visible("nav")
                .visible(ROWS)
                .run();
        assertThat(read.get(0)).isEmpty();
        assertThat(read.get(1)).isEmpty();
        assertThat(read.get(2)).hasSize(6);
    }

    @Test
    void displaysHostileNamesAsText() {
        List<String> texts = Stream.concat(
                        HostileText.ALL.stream(),
                        Stream.of(
                                "evil<script>document.title='evil'</script>",
                                "evil\"onload=\"document.title='evil'",
                                "evil' onmouseover='document.title=1",
                                "evil</script><script>document.title='evil'</script>",
                                "evil</style><svg onload=document.title=1>",
                                "evil</title></svg><img src=x onerror=document.title=1>",
                                "evil<!--<script>",
                                "javascript:document.title='evil'//evil"))
                .toList();
        List<JsonNode> read = Browser.open(html(SampleReports.hostile(texts)))
                .hover(".node.environment >> nth=0")
                .click(".node.environment >> nth=0")
                .click("#filters button")
                .visible("#pull-table tbody th")
                .title()
                .run();
        assertThat(texts(read.get(0)))
                .containsAll(texts.stream()
                        .map(text -> VisibleText.ofLine(text).strip())
                        .toList());
        assertThat(read.get(1).asString()).isEqualTo("Registries");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void hasNoSeriousViolationOfAccessibility(String scheme) throws IOException {
        for (String html : List.of(
                html(Report.of(List.of())),
                html(SampleReports.quickstart()),
                html(SampleReports.complete()),
                large(APPLICATIONS))) {
            Browser browser = scheme.equals("dark") ? Browser.open(html).dark() : Browser.open(html);
            assertThat(texts(browser.axe().run().get(0))).isEmpty();
        }
    }

    @Test
    void axeFindsViolations() {
        String html = html(SampleReports.quickstart()).replace("--text: #1a1f24", "--text: #eeeeee");
        assertThat(texts(Browser.open(withPolicyOf(html)).axe().run().get(0)))
                .anyMatch(violation -> violation.startsWith("color-contrast"));
    }

    /** Without a policy, since its hash no longer matches a changed style sheet. */
    private static String withPolicyOf(String html) {
        return html.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
    }

    /** Writes the pictures of the guide with {@code -Dscreenshots.update=true}; otherwise only checks that pages render. */
    @ParameterizedTest
    @CsvSource({"quickstart, 1, 1150", "40, 40, 1150", "600, 600, 1150"})
    void rendersThePicturesOfTheGuide(String name, int applications, int height) throws IOException {
        boolean update = Boolean.getBoolean("screenshots.update");
        Path file = (update ? Path.of("..", "docs", "guides", "images") : folder)
                .toAbsolutePath()
                .normalize()
                .resolve("html-report-" + name + ".png");
        Files.createDirectories(file.getParent());
        String html = name.equals("quickstart") ? html(SampleReports.checkedQuickstart()) : large(applications);
        Browser.open(html).screenshot(file, height).run();
        assertThat(file).isNotEmptyFile();
    }

    private static String node(String label) {
        return "xpath=//*[local-name()='g'][*[local-name()='title']='" + label + "']";
    }

    private static String first(JsonNode read) {
        return read.isArray() ? read.path(0).asString() : read.asString();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private String large(int applications) throws IOException {
        return html(SampleReports.large(folder, applications));
    }

    private static String html(Report report) {
        return ReportFormat.HTML.reporter().report(report);
    }
}
