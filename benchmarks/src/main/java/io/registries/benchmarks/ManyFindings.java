// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.ValidationResult;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.report.Report;
import io.registries.compiler.report.ReportFormat;
import io.registries.compiler.report.Reporter;
import io.registries.compiler.report.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a new Java takes for a configuration in which every line has a finding: the validation, the reports of what it keeps
 * of the findings, and the reports of all of them, which a program can pass to a reporter.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(5)
public class ManyFindings {
    private static final int FINDINGS = 100_000;
    private static final Duration DEADLINE = Duration.ofMinutes(10);

    /** A configuration on the disk. */
    @State(Scope.Benchmark)
    public static class Configuration {
        Path folder = Path.of("");

        @Setup(Level.Trial)
        public void write() throws IOException {
            folder = Files.createTempDirectory("registries-findings");
            Files.writeString(folder.resolve("registries.yaml"), yaml());
        }

        @TearDown(Level.Trial)
        public void clean() throws IOException {
            Trees.delete(folder);
        }

        private static String yaml() {
            StringBuilder yaml = new StringBuilder("""
                    apiVersion: registries/v1
                    registries:
                      - {name: hub, type: other, url: hub.example, username: acme, password: {env: TOKEN}}
                    applications:
                    """);
            IntStream.range(0, FINDINGS).forEach(i -> yaml.append(line(i)).append('\n'));
            return yaml.toString();
        }

        static String line(int number) {
            return "  - {name: service-%1$06d, registry: hbu, repository: acme/service-%1$06d}".formatted(number);
        }

        Result<ValidationResult> validate() {
            return new RegistriesCompiler()
                    .validate(ValidationRequest.builder(folder, "registries.yaml")
                            .deadline(DEADLINE)
                            .build());
        }
    }

    /** What is reported. */
    @State(Scope.Benchmark)
    public static class Findings {
        /** {@code kept} by the validation, or {@code all}. */
        @Param({"kept", "all"})
        String findings = "";

        /** A format of a file, {@code console}, or {@code every} one in one run. */
        @Param({"console", "github", "gitlab", "sarif", "junit", "json", "markdown", "html", "every"})
        String kind = "";

        private List<Diagnostic> diagnostics = List.of();

        @Setup(Level.Trial)
        public void find(Configuration configuration) {
            diagnostics = findings.equals("kept") ? configuration.validate().diagnostics() : all(configuration.folder);
        }

        private static List<Diagnostic> all(Path folder) {
            StringBuilder text = new StringBuilder();
            IntStream.range(0, FINDINGS)
                    .forEach(i -> text.append(Configuration.line(i)).append('\n'));
            SourceFile source = new SourceFile("registries.yaml", folder.resolve("registries.yaml"), text.toString());
            return IntStream.range(0, FINDINGS)
                    .mapToObj(i -> Diagnostic.at(
                                    DiagnosticCode.UNKNOWN_REGISTRY,
                                    new Span(source, i + 1, 36, i + 1, 39),
                                    "application `service-%06d` uses registry `hbu`, which is not declared"
                                            .formatted(i))
                            .help("did you mean `hub`?"))
                    .toList();
        }
    }

    @Benchmark
    public Object validate(Configuration configuration) {
        return configuration.validate();
    }

    /** As the plugin does: the console, the commands of GitHub, and the files. */
    @Benchmark
    public Object report(Findings findings, Configuration configuration) throws IOException {
        Report report = Report.of(findings.diagnostics);
        if (findings.kind.equals("console")) {
            return Reporter.console().report(report);
        }
        Set<ReportFormat> formats = findings.kind.equals("every")
                ? Set.of(ReportFormat.values())
                : Set.of(ReportFormat.of(findings.kind).orElseThrow());
        Reports reports = new Reports(configuration.folder, configuration.folder.resolve("reports"), formats);
        if (!findings.kind.equals("every")) {
            return reports.write(report);
        }
        return List.of(
                Reporter.console().report(report), reports.text(ReportFormat.GITHUB, report), reports.write(report));
    }
}
