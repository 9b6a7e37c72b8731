// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.CheckResult;
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
import io.registries.compiler.testing.Certificates;
import io.registries.compiler.testing.CheckRunner;
import io.registries.compiler.testing.Golden;
import io.registries.compiler.testing.OutputSchema;
import io.registries.compiler.testing.StubServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks stub registries with all kinds of errors: configuration ({@code .yaml}), stub ({@code .json}), report ({@code
 * .txt}).
 */
class ScenariosTest {
    private static final Path SCENARIOS =
            Path.of("src", "test", "resources", "connectivity").toAbsolutePath();
    /** Servers whose response never ends. */
    private static final Set<String> UNANSWERING = Set.of("drips", "hangs");

    private static final List<String> TABLE = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("scenarios")
    void reportsMatchGoldenFiles(String name) throws IOException {
        String script = Files.readString(SCENARIOS.resolve(name + ".json"));
        JsonNode json = JsonMapper.builder().build().readTree(script);
        Files.copy(Certificates.pem("ca"), folder.resolve("ca.pem"));
        Files.copy(Certificates.pem("other-ca"), folder.resolve("other-ca.pem"));
        try (StubServer server = new StubServer(script)) {
            String yaml = Files.readString(SCENARIOS.resolve(name + ".yaml"));
            Files.writeString(
                    folder.resolve("registries.yaml"), yaml.replace(StubServer.PORT, String.valueOf(server.port())));
            boolean answers = !UNANSWERING.contains(json.path("raw").asString(""));
            Result<CheckResult> result = CheckRunner.run(
                    folder,
                    CheckRunner.connectivity(
                            ProxyConfig.NONE,
                            json.path("push").asBoolean(false),
                            Optional.empty(),
                            answers ? CheckRunner.PATIENCE : CheckRunner.SHORT_PATIENCE));
            String got = codes(result);
            String expected = json.path("expect").asString();
            TABLE.add(String.format(Locale.ROOT, "%-40s %-32s %s", name, expected, got));
            assertThat(got).isEqualTo(expected);
            String table = ConsoleLine.join(CheckTable.of(CheckRunner.checks(result)))
                    .replaceAll("[0-9]+ (ms|days)", "N $1")
                    .replaceAll(" {2,}", "  ");
            String report = table + "\n\n" + Reporter.console().report(ofConnection(result)) + "\n\nsent:\n"
                    + server.requests().stream().distinct().collect(Collectors.joining("\n")) + "\n";
            Golden.assertFile(
                    SCENARIOS.resolve(name + ".txt"),
                    report.replace(String.valueOf(server.port()), StubServer.PORT)
                            .replaceAll("in [0-9]+ days", "in N days")
                            .replaceAll("20[0-9]{2}-[0-9]{2}-[0-9]{2}", "DATE"));
            reportsNoSecret(result);
            OutputSchema.REPORT.assertValid(
                    ReportFormat.JSON.reporter().report(Report.of(result.diagnostics(), CheckRunner.checks(result))));
        }
    }

    @Test
    void noFileIsOrphaned() throws IOException {
        assertThat(named(".yaml")).isEqualTo(named(".json")).isEqualTo(named(".txt"));
    }

    @AfterAll
    static void printTable() {
        System.out.println(String.format(Locale.ROOT, "%-40s %-32s %s", "scenario", "expected", "got"));
        TABLE.stream().sorted().forEach(System.out::println);
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
        for (ReportFormat format : ReportFormat.values()) {
            assertThat(format.reporter().report(report)).doesNotContain("canary");
        }
        assertThat(Reporter.console().report(report) + result).doesNotContain("canary");
    }

    static List<String> scenarios() throws IOException {
        return List.copyOf(named(".yaml"));
    }

    private static Set<String> named(String ending) throws IOException {
        try (Stream<Path> files = Files.list(SCENARIOS)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
