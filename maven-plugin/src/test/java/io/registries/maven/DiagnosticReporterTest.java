// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Severity;
import io.registries.compiler.report.Report;
import io.registries.compiler.report.ReportFormat;
import io.registries.compiler.report.Reports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workflow commands go to their sink, and only where they are wanted. */
class DiagnosticReporterTest {
    private static final Report REPORT = Report.of(
            List.of(Diagnostic.withoutLocation(DiagnosticCode.UNKNOWN_REGISTRY, "there is no registry `hubb`")));

    @TempDir
    private Path folder;

    private final List<String> printed = new ArrayList<>();

    @Test
    void printsWorkflowCommandsForGitHub() throws Exception {
        report(ReportFormat.GITHUB, printed::add);
        assertThat(printed).singleElement().asString().startsWith("::error").contains("there is no registry");
    }

    @Test
    void printsNoneForOtherReports() throws Exception {
        report(ReportFormat.SARIF, printed::add);
        assertThat(printed).isEmpty();
    }

    @Test
    void writesTheReportWhenCommandsAreSwitchedOff() throws Exception {
        report(ReportFormat.GITHUB, CommandSink.NONE);
        assertThat(Files.readString(folder.resolve("registries.github.txt"))).startsWith("::error");
    }

    @Test
    void warningsOfTheRunAreReportedWithTheOthersAndFailOnRequest() throws Exception {
        Reports reports = new Reports(folder, folder, Set.of(ReportFormat.GITHUB));
        DiagnosticReporter reporter = new DiagnosticReporter(
                        new Console(new SystemStreamLog()), false, false, reports, printed::add)
                .after(List.of(unknownProperty(Severity.WARNING)));
        reporter.accept(Report.of(List.of()));
        assertThat(printed).singleElement().asString().startsWith("::warning").contains("title=unknown-property");
        DiagnosticReporter strict = new DiagnosticReporter(
                        new Console(new SystemStreamLog()), true, false, reports, printed::add)
                .after(reporter.earlier());
        assertThatExceptionOfType(MojoFailureException.class).isThrownBy(() -> strict.accept(Report.of(List.of())));
    }

    @Test
    void errorsOfTheRunFailAtOnce() {
        DiagnosticReporter reporter = new DiagnosticReporter(
                new Console(new SystemStreamLog()),
                false,
                false,
                new Reports(folder, folder, Set.of()),
                CommandSink.NONE);
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> reporter.after(List.of(unknownProperty(Severity.ERROR))))
                .withMessage("registries: 1 error");
    }

    private static Diagnostic unknownProperty(Severity severity) {
        return Diagnostic.withoutLocation(DiagnosticCode.UNKNOWN_PROPERTY, "there is no property `registries.skp`")
                .withSeverity(severity);
    }

    private void report(ReportFormat format, CommandSink commands) {
        DiagnosticReporter reporter = new DiagnosticReporter(
                new Console(new SystemStreamLog()),
                false,
                false,
                new Reports(folder, folder, Set.of(format)),
                commands);
        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> reporter.accept(REPORT))
                .withMessage("registries: 1 error");
    }
}
