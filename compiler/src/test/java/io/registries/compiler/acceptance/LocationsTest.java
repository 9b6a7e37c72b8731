// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.report.Report;
import io.registries.compiler.report.ReportFormat;
import io.registries.compiler.report.Reporter;
import io.registries.compiler.report.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages and reports name files from the root of the repository, so that two modules can be told apart. */
class LocationsTest {
    private static final String NAME = "services/shop/registries.yaml";

    @TempDir
    private Path repository;

    private Path shop;

    @BeforeEach
    void writeConfiguration() throws IOException {
        shop = Files.createDirectories(repository.resolve("services/shop"));
        Files.writeString(shop.resolve("registries.yaml"), """
                apiVersion: registries/v1
                registries:
                  - {name: hub, type: docker-hub, public: true, default: true}
                  - {name: hub, type: docker-hub, public: true}
                """);
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void everyReportNamesTheFile(ReportFormat format) {
        assertThat(reports(format).text(format, Report.of(validate("registries.yaml"))))
                .contains(NAME)
                .doesNotContainPattern("[^/]registries\\.yaml")
                .doesNotContain(repository.toString());
    }

    @Test
    void theConsoleNamesTheFile() {
        List<Diagnostic> diagnostics = validate("registries.yaml");
        assertThat(Reporter.console().report(diagnostics)).contains("--> " + NAME + ":4:12");
        assertThat(diagnostics.get(0).related())
                .extracting(related -> related.span().toString())
                .containsExactly(NAME + ":3:12");
    }

    @ParameterizedTest
    @EnumSource(
            value = ReportFormat.class,
            names = {"GITHUB", "GITLAB", "SARIF", "JUNIT", "JSON"})
    void aDiagnosticWithoutLocationIsReportedInTheDirectory(ReportFormat format) {
        assertThat(reports(format).text(format, Report.of(validate("missing.yaml"))))
                .contains(NAME);
    }

    @Test
    void reportsOfTwoModulesCanBeMerged() {
        Report none = Report.of(List.of());
        assertThat(reports(ReportFormat.SARIF).text(ReportFormat.SARIF, none))
                .contains("\"id\": \"registries/services/shop/\"");
        assertThat(reports(ReportFormat.JUNIT).text(ReportFormat.JUNIT, none))
                .contains("<testsuite name=\"registries services/shop\"", "classname=\"registries services/shop\"");
        assertThat(reports(ReportFormat.MARKDOWN).text(ReportFormat.MARKDOWN, none))
                .startsWith("## Registries of `services/shop`\n");
    }

    private List<Diagnostic> validate(String source) {
        return new RegistriesCompiler()
                .validate(ValidationRequest.builder(shop, source)
                        .namesRelativeTo(repository)
                        .build())
                .diagnostics();
    }

    private Reports reports(ReportFormat format) {
        return new Reports(shop, repository, shop.resolve("target"), Set.of(format));
    }
}
