// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.CheckResult;
import io.registries.compiler.ProxyConfig;
import io.registries.compiler.TimeoutPolicy;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.model.RegistryCheck;
import io.registries.compiler.testing.CheckRunner;
import io.registries.compiler.testing.RawServer;
import io.registries.compiler.testing.StubServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With 500 registries, of which 50 hang, the run ends and no unreached registry succeeds. */
@Tag("slow")
class ManyRegistriesTest {
    private static final int ALL = 500;
    private static final int HANGING = 50;
    private static final String GOOD = """
            {"mappings": [{"request": {"method": "GET", "urlPath": "/v2/"},
              "response": {"status": 200, "body": "{}"}}]}""";

    @TempDir
    private Path folder;

    @Test
    void reportsEachRegistryWithinItsTimeLimit() throws IOException {
        int before = ManagementFactory.getThreadMXBean().getThreadCount();
        ManagementFactory.getThreadMXBean().resetPeakThreadCount();
        Result<CheckResult> result = check(Duration.ofMinutes(2));
        assertThat(CheckRunner.checks(result)).hasSize(ALL);
        assertThat(CheckRunner.checks(result).stream().filter(RegistryCheck::isOk))
                .hasSize(ALL - HANGING);
        assertThat(count(result, DiagnosticCode.REGISTRY_ERROR) + count(result, DiagnosticCode.TLS_HANDSHAKE_FAILED))
                .isEqualTo(HANGING);
        // Eight concurrent probes, as many threads for responses and lookups, one for a client, and those of the stubs.
        assertThat(ManagementFactory.getThreadMXBean().getPeakThreadCount() - before)
                .isLessThan(200);
    }

    @Test
    void unreachedRegistriesFail() throws IOException {
        Result<CheckResult> result = check(Duration.ofMillis(700));
        long good =
                CheckRunner.checks(result).stream().filter(RegistryCheck::isOk).count();
        assertThat(CheckRunner.checks(result)).hasSize(ALL);
        assertThat(count(result, DiagnosticCode.NOT_PROBED)).isPositive();
        assertThat(good
                        + result.diagnostics().stream()
                                .filter(Diagnostic::isError)
                                .count())
                .isEqualTo(ALL);
        assertThat(CheckRunner.checks(result))
                .filteredOn(check -> check.diagnostics().stream().anyMatch(f -> f.code() == DiagnosticCode.NOT_PROBED))
                .noneMatch(RegistryCheck::isOk);
    }

    private Result<CheckResult> check(Duration deadline) throws IOException {
        try (StubServer good = new StubServer(GOOD);
                RawServer hanging = new RawServer(RawServer.Behaviour.HANGS)) {
            String registries = IntStream.range(0, ALL)
                    .mapToObj(i ->
                            "  - {name: r%03d, type: other, url: '127.0.0.1:%d/r%03d', public: true, connection: insecure}"
                                    .formatted(i, i % (ALL / HANGING) == 0 ? hanging.port() : good.port(), i))
                    .collect(joining("\n"));
            Files.writeString(
                    folder.resolve("registries.yaml"), "apiVersion: registries/v1\nregistries:\n" + registries + "\n");
            TimeoutPolicy timeouts = new TimeoutPolicy(Duration.ofSeconds(3), deadline, Duration.ofMillis(20), 8);
            return CheckRunner.run(
                    folder, CheckRunner.connectivity(ProxyConfig.NONE, false, Optional.empty(), timeouts));
        }
    }

    private static long count(Result<CheckResult> result, DiagnosticCode code) {
        List<Diagnostic> diagnostics = result.diagnostics();
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.code() == code)
                .count();
    }
}
