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
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.AuxCounters;
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
 * What a new Java takes for a configuration in which every line has a diagnostic: the validation, the reports of those that
 * it keeps, and the reports of all of them, which a program can pass to a reporter.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(5)
public class ManyDiagnostics {
    private static final int DIAGNOSTICS = 100_000;
    private static final Duration DEADLINE = Duration.ofMinutes(10);

    /** A configuration on the disk. */
    @State(Scope.Benchmark)
    public static class Configuration {
        Path folder = Path.of("");

        @Setup(Level.Trial)
        public void write() throws IOException {
            folder = Files.createTempDirectory("registries-diagnostics");
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
            IntStream.range(0, DIAGNOSTICS).forEach(i -> yaml.append(line(i)).append('\n'));
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
    public static class Reported {
        /** {@code kept} by the validation, or {@code all}. */
        @Param({"kept", "all"})
        String amount = "";

        /** A format of a file, {@code console}, or {@code every} one in one run. */
        @Param({"console", "github", "gitlab", "sarif", "junit", "json", "markdown", "html", "every"})
        String kind = "";

        private List<Diagnostic> diagnostics = List.of();

        @Setup(Level.Trial)
        public void find(Configuration configuration) {
            diagnostics = amount.equals("kept") ? configuration.validate().diagnostics() : all(configuration.folder);
        }

        private static List<Diagnostic> all(Path folder) {
            StringBuilder text = new StringBuilder();
            IntStream.range(0, DIAGNOSTICS)
                    .forEach(i -> text.append(Configuration.line(i)).append('\n'));
            SourceFile source = new SourceFile("registries.yaml", folder.resolve("registries.yaml"), text.toString());
            return IntStream.range(0, DIAGNOSTICS)
                    .mapToObj(i -> Diagnostic.at(
                                    DiagnosticCode.UNKNOWN_REGISTRY,
                                    new Span(source, i + 1, 36, i + 1, 39),
                                    "application `service-%06d` uses registry `hbu`, which is not declared"
                                            .formatted(i))
                            .help("did you mean `hub`?"))
                    .toList();
        }
    }

    /** The processor time of the thread, which is steadier on a machine that others use too. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Processor {
        private static final double NANOS_PER_MILLI = 1e6;
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        public double cpuMillis;
        private long start;

        @Setup(Level.Iteration)
        public void start() {
            start = THREADS.getCurrentThreadCpuTime();
        }

        private Object stop(Object result) {
            cpuMillis = (THREADS.getCurrentThreadCpuTime() - start) / NANOS_PER_MILLI;
            return result;
        }
    }

    @Benchmark
    public Object validate(Configuration configuration) {
        return configuration.validate();
    }

    /** As the plugin does: the console, the commands of GitHub, and the files. */
    @Benchmark
    public Object report(Reported reported, Configuration configuration, Processor processor) throws IOException {
        return processor.stop(write(reported, configuration));
    }

    private static Object write(Reported reported, Configuration configuration) throws IOException {
        Report report = Report.of(reported.diagnostics);
        if (reported.kind.equals("console")) {
            return Reporter.console().report(report);
        }
        Set<ReportFormat> formats = reported.kind.equals("every")
                ? Set.of(ReportFormat.values())
                : Set.of(ReportFormat.of(reported.kind).orElseThrow());
        Reports reports = new Reports(configuration.folder, configuration.folder.resolve("reports"), formats);
        if (!reported.kind.equals("every")) {
            return reports.write(report);
        }
        return List.of(
                Reporter.console().report(report), reports.text(ReportFormat.GITHUB, report), reports.write(report));
    }
}
