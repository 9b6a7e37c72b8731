// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Plurals;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.Severity;
import io.registries.compiler.report.Report;
import io.registries.compiler.report.ReportFormat;
import io.registries.compiler.report.Reporter;
import io.registries.compiler.report.Reports;
import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Prints diagnostics, writes the reports on them, and fails the build for errors.
 *
 * @param console where diagnostics are printed
 * @param failOnWarning whether warnings fail the build too
 * @param colours whether the log is shown in colours
 * @param reports the reports to write
 * @param earlier diagnostics of the run, which come before those of a report
 * @param commands where workflow commands are printed, if the reports include GitHub's
 */
record DiagnosticReporter(
        Console console,
        boolean failOnWarning,
        boolean colours,
        Reports reports,
        List<Diagnostic> earlier,
        CommandSink commands) {

    DiagnosticReporter(Console console, boolean failOnWarning, boolean colours, Reports reports, CommandSink commands) {
        this(console, failOnWarning, colours, reports, List.of(), commands);
    }

    /**
     * A reporter that reports these diagnostics too, before the others; errors among them at once.
     *
     * @throws MojoFailureException if there are errors among them
     */
    DiagnosticReporter after(List<Diagnostic> diagnostics) throws MojoExecutionException, MojoFailureException {
        if (count(diagnostics, Severity.ERROR) > 0) {
            accept(Report.of(diagnostics));
        }
        return new DiagnosticReporter(console, failOnWarning, colours, reports, diagnostics, commands);
    }

    /** Reports a result; its value, if it does not fail the build. */
    <T> T valueOf(Result<T> result) throws MojoExecutionException, MojoFailureException {
        return valueOf(result, (diagnostics, value) -> Report.of(diagnostics));
    }

    /**
     * Reports a result; its value, if it does not fail the build.
     *
     * @param report what is reported of the diagnostics and the value
     */
    <T> T valueOf(Result<T> result, BiFunction<List<Diagnostic>, T, Report> report)
            throws MojoExecutionException, MojoFailureException {
        accept(result.value()
                .map(value -> report.apply(result.diagnostics(), value))
                .orElseGet(() -> Report.of(result.diagnostics())));
        return result.value().orElseThrow();
    }

    /** Reports diagnostics, and fails the build for errors. */
    void accept(Report own) throws MojoExecutionException, MojoFailureException {
        Report report = own.after(earlier);
        List<Diagnostic> diagnostics = report.diagnostics();
        boolean warned = count(diagnostics, Severity.WARNING) > 0;
        if (!diagnostics.isEmpty()) {
            print(diagnostics, warned);
        }
        List<Diagnostic> refused = write(report);
        if (!refused.isEmpty()) {
            print(refused, false);
        }
        if (count(diagnostics, Severity.ERROR) > 0 || (failOnWarning && warned) || !refused.isEmpty()) {
            throw new MojoFailureException("registries: "
                    + summary(Stream.concat(diagnostics.stream(), refused.stream())
                            .toList()));
        }
    }

    /** Writes the reports; what keeps them from being written is in none of them. */
    private List<Diagnostic> write(Report report) throws MojoExecutionException {
        try {
            if (reports.formats().contains(ReportFormat.GITHUB)) {
                commands.print(reports.text(ReportFormat.GITHUB, report));
            }
            return reports.write(report);
        } catch (IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private void print(List<Diagnostic> diagnostics, boolean warned) {
        Severity severity = warned ? Severity.WARNING : Severity.NOTE;
        console.block(
                count(diagnostics, Severity.ERROR) > 0 ? Severity.ERROR : severity,
                (colours ? Reporter.terminal() : Reporter.console()).lines(Report.of(diagnostics)));
    }

    private static String summary(List<Diagnostic> diagnostics) {
        return Stream.of(Severity.values())
                .filter(severity -> count(diagnostics, severity) > 0)
                .map(severity -> Plurals.count(count(diagnostics, severity), severity.id()))
                .collect(Collectors.joining(", "));
    }

    private static long count(List<Diagnostic> diagnostics, Severity severity) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == severity)
                .count();
    }
}
