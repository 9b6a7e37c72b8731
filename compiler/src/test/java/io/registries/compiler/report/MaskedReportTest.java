// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A report is masked once, however many kinds of it are written, and so is what is added to it later. */
class MaskedReportTest {
    private static final SourceFile SOURCE =
            new SourceFile("registries.yaml", Path.of("registries.yaml").toAbsolutePath(), "password: *hunter2\n");
    private static final Diagnostic QUOTING = Diagnostic.at(
            DiagnosticCode.INVALID_YAML, new Span(SOURCE, 1, 11, 1, 19), "alias `hunter2` is not declared");

    @Test
    void masksWhatIsAddedToAReport() {
        Report report = Report.of(List.of()).after(List.of(QUOTING));
        assertThat(Reporter.console().report(report))
                .contains("alias `***` is not declared")
                .doesNotContain("hunter2");
        assertThat(Reporter.console().report(report.after(List.of(QUOTING)))).doesNotContain("hunter2");
    }

    @Test
    void keepsMaskedDiagnosticsInCopies() {
        Report report = Report.of(List.of(QUOTING));
        assertThat(report.in("shop").diagnostics()).isSameAs(report.diagnostics());
        assertThat(report.after(List.of())).isSameAs(report);
    }
}
