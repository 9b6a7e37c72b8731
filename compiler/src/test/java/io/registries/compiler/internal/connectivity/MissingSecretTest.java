// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.registries.compiler.CheckResult;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.model.RegistryCheck;
import io.registries.compiler.model.Stage;
import io.registries.compiler.report.Report;
import io.registries.compiler.report.ReportFormat;
import io.registries.compiler.testing.CheckRunner;
import io.registries.compiler.testing.StubServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A check with a missing secret fails, and still checks every other registry. */
class MissingSecretTest {
    private static final Path SCRIPT =
            Path.of("src", "test", "resources", "connectivity", "basic.json").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void checksTheOtherRegistries() throws IOException {
        Result<CheckResult> result = check("{env: ABSENT}", "{env: TOKEN}");
        assertThat(CheckRunner.checks(result))
                .extracting(RegistryCheck::name, RegistryCheck::stage, RegistryCheck::isOk)
                .containsExactly(tuple("absent", Stage.API, false), tuple("there", Stage.PULL, true));
        assertThat(result.isSuccess()).isFalse();
        assertThat(result.diagnostics().stream().filter(Diagnostic::isError))
                .singleElement()
                .satisfies(diagnostic -> {
                    assertThat(diagnostic.code()).isEqualTo(DiagnosticCode.MISSING_SECRET);
                    assertThat(diagnostic.message()).isEqualTo("the environment variable `ABSENT` is not set");
                });
    }

    @Test
    void reportsASecretOfSeveralRegistriesOnce() throws IOException {
        Result<CheckResult> result = check("{env: ABSENT}", "{env: ABSENT}");
        assertThat(CheckRunner.checks(result)).hasSize(2).noneMatch(RegistryCheck::isOk);
        assertThat(result.diagnostics().stream().filter(Diagnostic::isError)).hasSize(1);
    }

    @Test
    void masksTheValueOfAnInvalidSecret() throws IOException {
        Files.writeString(folder.resolve("secret"), "canary-of-two\nlines");
        Result<CheckResult> result = check("{file: secret}", "{env: TOKEN}");
        assertThat(CheckRunner.checks(result)).extracting(RegistryCheck::isOk).containsExactly(false, true);
        Report report = Report.of(result.diagnostics(), CheckRunner.checks(result));
        for (ReportFormat format : ReportFormat.values()) {
            assertThat(format.reporter().report(report)).doesNotContain("canary");
        }
    }

    private Result<CheckResult> check(String first, String second) throws IOException {
        try (StubServer server = new StubServer(Files.readString(SCRIPT))) {
            Files.writeString(folder.resolve("registries.yaml"), """
                    apiVersion: registries/v1
                    registries:
                      - {name: absent, type: other, url: "localhost:%1$d", connection: insecure, username: acme, password: %2$s}
                      - {name: there, type: other, url: "127.0.0.1:%1$d", connection: insecure, default: true, username: acme, password: %3$s}
                    applications:
                      - {name: one, repository: acme/one}
                    """.formatted(server.port(), first, second));
            return CheckRunner.run(folder, false);
        }
    }
}
