// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.InitResult;
import io.registries.compiler.PlanResult;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.report.ConsoleLine;
import io.registries.compiler.report.PlanText;
import io.registries.compiler.report.Reporter;
import io.registries.compiler.testing.CompilerRunner;
import io.registries.compiler.testing.Golden;
import io.registries.compiler.testing.devtron.DevtronStateBuilder;
import io.registries.compiler.testing.devtron.DevtronStub;
import io.registries.compiler.testing.devtron.PlanCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Imports from a stub of Devtron. Each folder of {@code init-from-devtron} is a case: how Devtron differs from the state
 * {@code shop} in {@code devtron.json}, options in {@code request.json}, the report in {@code expected.txt}, and if a file is
 * written, the file in {@code expected.yaml} and its plan for the same Devtron in {@code plan.txt}.
 */
class InitFromDevtronTest {
    private static final Path CASES = Path.of("src", "test", "resources", "init-from-devtron");

    @TempDir
    private Path folder;

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void importsARunningDevtron(Path inputs) throws IOException {
        PlanCase devtronCase = PlanCase.read(inputs);
        Path file = folder.resolve("registries.yaml");
        try (DevtronStub devtron = devtronCase.devtron()) {
            Result<InitResult> result = devtronCase.init(devtron, file);
            Golden.assertFile(inputs.resolve("expected.txt"), report(result.diagnostics()));
            assertThat(Files.exists(file)).isEqualTo(result.isSuccess());
            assertThat(result + Golden.read(folder).toString()).doesNotContainIgnoringCase("canary");
            if (result.isSuccess()) {
                Golden.assertFile(inputs.resolve("expected.yaml"), Files.readString(file));
                assertThat(CompilerRunner.validate(folder, "registries.yaml").diagnostics())
                        .noneMatch(Diagnostic::isError);
                Golden.assertFile(inputs.resolve("plan.txt"), plan(devtronCase, devtron));
            }
            assertThat(devtron.writes()).isEmpty();
            assertThat(devtron.violations()).isEmpty();
        }
    }

    private String plan(PlanCase devtronCase, DevtronStub devtron) throws IOException {
        PlanCase imported = new PlanCase(folder, devtronCase.state(), devtronCase.request());
        Result<PlanResult> plan = imported.plan(imported.live(devtron), null);
        return plan.value()
                        .map(value -> ConsoleLine.join(PlanText.of(value.plan())))
                        .orElse("no plan") + "\n\n" + report(plan.diagnostics());
    }

    private static String report(List<Diagnostic> diagnostics) {
        return Reporter.console().report(diagnostics).replaceAll("127\\.0\\.0\\.1:[0-9]+", "127.0.0.1") + "\n";
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 9, 15})
    void writesNothingIfDevtronGoesDown(int requests) throws IOException {
        PlanCase devtronCase = PlanCase.read(CASES.resolve("shop"));
        try (DevtronStub devtron = devtronCase.devtron()) {
            devtron.faults().failAfter(requests);
            assertFails(devtronCase.init(devtron, folder.resolve("registries.yaml")), "Devtron at ");
        }
    }

    @Test
    void namesAWebPage() throws IOException {
        PlanCase devtronCase = PlanCase.read(CASES.resolve("shop"));
        try (DevtronStub devtron = devtronCase.devtron()) {
            devtron.faults().html("/app/autocomplete");
            assertFails(
                    devtronCase.init(devtron, folder.resolve("registries.yaml")), "does not answer as its API does");
        }
    }

    @Test
    void importsTheOthersIfAnApplicationCannotBeRead() throws IOException {
        PlanCase devtronCase = PlanCase.read(CASES.resolve("shop"));
        try (DevtronStub devtron = devtronCase.devtron()) {
            devtron.faults().error("/core/v1beta1/application/1", "pq: canary-super-admin is not an argument");
            Result<InitResult> result = devtronCase.init(devtron, folder.resolve("registries.yaml"));
            assertThat(result.diagnostics())
                    .filteredOn(diagnostic -> diagnostic.code() == DiagnosticCode.DEVTRON_NOT_READABLE)
                    .extracting(Diagnostic::message)
                    .containsExactly("application `cart` cannot be imported: Devtron answers with status 500:"
                            + " pq: *** is not an argument");
            assertThat(folder.resolve("registries.yaml"))
                    .content()
                    .contains("cart-import")
                    .doesNotContain("name: cart\n");
        }
    }

    /** Two requests for each application, and the lists. */
    @Test
    void importsSixHundredApplications() throws IOException {
        PlanCase devtronCase = PlanCase.of(
                folder,
                new DevtronStateBuilder().environments(3).applications(600).build());
        try (DevtronStub devtron = devtronCase.devtron()) {
            Result<InitResult> result = devtronCase.init(devtron, folder.resolve("registries.yaml"));
            assertThat(result.diagnostics()).isEmpty();
            assertThat(result.value().orElseThrow().applications()).isEqualTo(600);
            assertThat(result.value().orElseThrow().environments()).isEqualTo(3);
            assertThat(devtron.requests()).hasSizeLessThan(2 * 600 + 10);
        }
    }

    @Test
    void failsIfAListCannotBeRead() throws IOException {
        PlanCase devtronCase = PlanCase.read(CASES.resolve("shop"));
        try (DevtronStub devtron = devtronCase.devtron()) {
            devtron.faults().error("/env/autocomplete", "no connection");
            Result<InitResult> result = devtronCase.init(devtron, folder.resolve("registries.yaml"));
            assertThat(result.diagnostics())
                    .extracting(Diagnostic::message)
                    .containsExactly("the environments of Devtron cannot be imported: Devtron answers with status 500:"
                            + " no connection");
            assertThat(result.isSuccess()).isFalse();
        }
    }

    private void assertFails(Result<InitResult> result, String message) {
        assertThat(result.diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo(DiagnosticCode.UNREACHABLE_DEVTRON);
            assertThat(diagnostic.message()).contains(message).doesNotContain("canary");
        });
        assertThat(folder).isEmptyDirectory();
    }
}
