// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.ValidationResult;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.report.Report;
import io.registries.compiler.report.ReportFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

/** What the HTML report adds to a run: the first report of a Java that has validated the configuration. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(10)
public class HtmlReport {
    private static final int REGISTRIES = 4;
    private static final double NANOS_PER_MILLI = 1e6;

    /** Each has three image pulls. */
    @Param({"40", "600"})
    int applications = 1;

    private Path folder = Path.of("");
    private Report report = Report.of(List.of());

    @Setup(Level.Trial)
    public void validate() throws IOException {
        folder = Files.createTempDirectory("registries-html");
        Files.writeString(folder.resolve("registries.yaml"), yaml());
        Result<ValidationResult> result = new RegistriesCompiler()
                .validate(ValidationRequest.builder(folder, "registries.yaml").build());
        report = Report.of(result.diagnostics())
                .with(result.value().orElseThrow().resolved());
    }

    private String yaml() {
        StringBuilder yaml = new StringBuilder("apiVersion: registries/v1\nregistries:\n");
        for (int i = 0; i < REGISTRIES; i++) {
            yaml.append(
                    "  - {name: registry-%d, type: other, url: registry-%d.example, username: acme, password: {env: TOKEN}}\n"
                            .formatted(i, i));
        }
        yaml.append("environments:\n");
        for (String name : new String[] {"development", "staging", "production"}) {
            yaml.append("  - {name: %s, cluster: %s, namespace: shop, pullSecrets: [{name: regcred}]}\n"
                    .formatted(name, name));
        }
        yaml.append("applications:\n");
        for (int i = 0; i < applications; i++) {
            yaml.append("  - {name: service-%03d, registry: registry-%d, repository: acme/service-%03d}\n"
                    .formatted(i, i % REGISTRIES, i));
        }
        return yaml.toString();
    }

    @TearDown(Level.Trial)
    public void clean() throws IOException {
        Trees.delete(folder);
    }

    /** The processor time, which is steadier on a machine that others use too. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Processor {
        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        public double cpuMillis;

        private void add(long nanos) {
            cpuMillis += nanos / NANOS_PER_MILLI;
        }
    }

    @Benchmark
    public Object render(Processor processor) {
        long before = Processor.THREADS.getCurrentThreadCpuTime();
        String page = ReportFormat.HTML.reporter().report(report);
        processor.add(Processor.THREADS.getCurrentThreadCpuTime() - before);
        return page;
    }
}
