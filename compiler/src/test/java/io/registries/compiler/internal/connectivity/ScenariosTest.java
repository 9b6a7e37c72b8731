// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.CheckResult;
import io.registries.compiler.ConnectivityOptions;
import io.registries.compiler.ProxyConfig;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.Severity;
import io.registries.compiler.report.CheckTable;
import io.registries.compiler.report.ConsoleLine;
import io.registries.compiler.report.Report;
import io.registries.compiler.report.ReportFormat;
import io.registries.compiler.report.Reporter;
import io.registries.compiler.testing.CheckRunner;
import io.registries.compiler.testing.Golden;
import io.registries.compiler.testing.LogRecorder;
import io.registries.compiler.testing.OutputSchema;
import io.registries.compiler.testing.Scenario;
import io.registries.compiler.testing.StubServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Checks stub registries with all kinds of errors: configuration ({@code .yaml}), stub ({@code .json}), report ({@code
 * .txt}).
 */
class ScenariosTest {
    /** Servers whose response never ends. */
    private static final Set<String> UNANSWERING = Set.of("drips", "hangs", "ignores-tls");

    /** The passwords, their logins in base64, and the token. */
    private static final String[] SECRETS = {"canary", "YWNtZTpjYW5hcnkt", "t0ken"};

    private static final List<String> TABLE = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("scenarios")
    void reportsMatchGoldenFiles(String name) throws IOException {
        try (Scenario scenario = new Scenario(name, folder)) {
            JsonNode json = scenario.script();
            boolean answers = Stream.of(json, json.path("other"))
                    .noneMatch(server -> UNANSWERING.contains(server.path("raw").asString("")));
            ConnectivityOptions options = CheckRunner.connectivity(
                    ProxyConfig.NONE,
                    json.path("push").asBoolean(false),
                    Optional.empty(),
                    answers ? CheckRunner.PATIENCE : CheckRunner.SHORT_PATIENCE);
            List<Result<CheckResult>> results = new ArrayList<>();
            assertWithoutSecret(LogRecorder.during(() -> results.add(CheckRunner.run(folder, options))));
            Result<CheckResult> result = results.get(0);
            String got = codes(result);
            String expected = json.path("expect").asString();
            TABLE.add(String.format(Locale.ROOT, "%-40s %-32s %s", name, expected, got));
            assertThat(got).isEqualTo(expected);
            String table = ConsoleLine.join(CheckTable.of(CheckRunner.checks(result)))
                    .replaceAll("[0-9]+ (ms|days)", "N $1")
                    .replaceAll(" {2,}", "  ");
            String report = table + "\n\n" + Reporter.console().report(ofConnection(result)) + "\n\nsent:\n"
                    + requests(scenario.server())
                    + scenario.other()
                            .map(other -> "\nsent to the other server:\n" + requests(other))
                            .orElse("");
            Golden.assertFile(
                    Scenario.report(name),
                    scenario.withPortsOfScript(report)
                            .replaceAll("in [0-9]+ days", "in N days")
                            .replaceAll("20[0-9]{2}-[0-9]{2}-[0-9]{2}", "DATE"));
            reportsNoSecret(result);
            OutputSchema.REPORT.assertValid(
                    ReportFormat.JSON.reporter().report(Report.of(result.diagnostics(), CheckRunner.checks(result))));
        }
    }

    @Test
    void noFileIsOrphaned() throws IOException {
        assertThat(Scenario.named(".yaml")).isEqualTo(Scenario.named(".json")).isEqualTo(Scenario.named(".txt"));
    }

    @AfterAll
    static void printTable() {
        System.out.println(String.format(Locale.ROOT, "%-40s %-32s %s", "scenario", "expected", "got"));
        TABLE.stream().sorted().forEach(System.out::println);
    }

    private static String requests(StubServer server) {
        return server.requests().stream().distinct().collect(Collectors.joining("\n")) + "\n";
    }

    // All scenarios have a private certificate or an insecure connection.
    private static List<Diagnostic> ofConnection(Result<CheckResult> result) {
        return result.diagnostics().stream()
                .filter(diagnostic -> diagnostic.code() != DiagnosticCode.NODE_TRUST)
                .toList();
    }

    private static String codes(Result<CheckResult> result) {
        String codes = result.diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() != Severity.NOTE)
                .map(Diagnostic::code)
                .map(code -> code.id())
                .filter(code -> !code.equals("insecure-connection"))
                .distinct()
                .collect(Collectors.joining(" "));
        return codes.isEmpty() ? "good" : codes;
    }

    private static void reportsNoSecret(Result<CheckResult> result) {
        Report report = Report.of(result.diagnostics(), CheckRunner.checks(result));
        List<String> texts = new ArrayList<>(List.of(Reporter.console().report(report), result.toString()));
        for (ReportFormat format : ReportFormat.values()) {
            texts.add(format.reporter().report(report));
        }
        assertWithoutSecret(texts);
    }

    private static void assertWithoutSecret(List<String> texts) {
        assertThat(texts).allSatisfy(text -> assertThat(text).doesNotContain(SECRETS));
    }

    static List<String> scenarios() throws IOException {
        return List.copyOf(Scenario.named(".yaml"));
    }
}
