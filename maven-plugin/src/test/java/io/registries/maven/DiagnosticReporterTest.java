// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
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
