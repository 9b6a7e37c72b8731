// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticPage;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What GitHub's code scanning and viewers of SARIF need beyond its schema. */
class SarifReporterTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** GitHub shows no more of it. */
    private static final int MAX_DESCRIPTION = 1024;

    @ParameterizedTest
    @EnumSource
    void describesEveryRule(DiagnosticCode code) {
        DiagnosticPage page = DiagnosticPage.read(code);
        JsonNode rule = run(ToolInfo.read(), Diagnostic.withoutLocation(code, "message"))
                .at("/tool/driver/rules/0");
        assertThat(rule.path("fullDescription").path("text").asString())
                .startsWith(page.summary())
                .endsWith(page.reason())
                .hasSizeLessThanOrEqualTo(MAX_DESCRIPTION)
                .hasSizeGreaterThan(page.summary().length() + 20)
                .doesNotContain("```");
    }

    @Test
    void namesTheVersionAndNoAddressThatDoesNotExist() {
        JsonNode driver = run(ToolInfo.read(), diagnostic("message")).at("/tool/driver");
        assertThat(driver.path("version").asString()).matches("[0-9]+\\.[0-9]+\\.[0-9]+(-[A-Za-z0-9.-]+)?");
        assertThat(driver.path("semanticVersion")).isEqualTo(driver.path("version"));
        assertThat(driver.has("informationUri")).isFalse();
        assertThat(driver.at("/rules/0").has("helpUri")).isFalse();
    }

    @Test
    void linksToTheProjectAndThePagesIfTheyHaveAddresses() {
        ToolInfo published = new ToolInfo(
                "1.2.3", Optional.of("https://project.example"), Optional.of("https://project.example/pages/"));
        JsonNode driver = run(published, diagnostic("message")).at("/tool/driver");
        assertThat(driver.path("informationUri").asString()).isEqualTo("https://project.example");
        assertThat(driver.at("/rules/0/helpUri").asString())
                .isEqualTo("https://project.example/pages/unknown-registry.md");
    }

    @Test
    void doublesBracesInMessages() {
        Diagnostic diagnostic = diagnostic("not {0}").help("write `{env: NAME}`");
        JsonNode result = run(ToolInfo.read(), diagnostic.related(span(1), "{1}"))
                .path("results")
                .path(0);
        assertThat(result.at("/message/text").asString()).isEqualTo("not {{0}}\nwrite `{{env: NAME}}`");
        assertThat(result.at("/relatedLocations/0/message/text").asString()).isEqualTo("{{1}}");
    }

    @Test
    void hasTheFingerprintOfGithub() {
        JsonNode result =
                run(ToolInfo.read(), diagnostic("message")).path("results").path(0);
        assertThat(result.at("/partialFingerprints/primaryLocationLineHash").asString())
                .isEqualTo("b1ae1287ec4718d9:1");
        assertThat(result.at("/partialFingerprints").has("registries/v1")).isTrue();
    }

    private static JsonNode run(ToolInfo tool, Diagnostic diagnostic) {
        return JSON.readTree(new SarifReporter(tool).report(List.of(diagnostic)))
                .path("runs")
                .path(0);
    }

    private static Diagnostic diagnostic(String message) {
        return Diagnostic.at(DiagnosticCode.UNKNOWN_REGISTRY, span(2), message);
    }

    private static Span span(int line) {
        SourceFile source =
                new SourceFile("one.yaml", Path.of("/one.yaml"), " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End");
        return new Span(source, line, 1, line, 2);
    }
}
