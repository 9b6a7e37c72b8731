// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.PlanRequest.PlanSource;
import io.registries.compiler.PlanResult;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.model.plan.FieldChange;
import io.registries.compiler.model.plan.Plan;
import io.registries.compiler.model.plan.PlannedAction;
import io.registries.compiler.model.plan.PlannedObject;
import io.registries.compiler.report.ConsoleLine;
import io.registries.compiler.report.PlanJson;
import io.registries.compiler.report.PlanText;
import io.registries.compiler.testing.Golden;
import io.registries.compiler.testing.OutputSchema;
import io.registries.compiler.testing.devtron.DevtronStub;
import io.registries.compiler.testing.devtron.PlanCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plans against a stub of Devtron. Each folder of {@code plans} is a case: {@code registries.yaml}, how Devtron differs from
 * the state {@code shop} in {@code devtron.json}, options in {@code request.json}, and the result in
 * {@code plan.txt} and {@code plan.json}; if {@code state.json} exists, it is the state that the plan saves.
 */
class PlanTest {
    private static final Path CASES = Path.of("src", "test", "resources", "plans");

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    @Test
    void everyFolderIsACase() throws IOException {
        assertThat(cases())
                .allSatisfy(folder -> assertThat(
                                folder.resolve(PlanCase.read(folder).source()))
                        .exists());
        try (Stream<Path> files = Files.list(CASES)) {
            assertThat(files).allMatch(Files::isDirectory);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void plansWhatChanges(Path folder, @TempDir Path temporary) throws IOException {
        PlanCase planCase = PlanCase.read(folder);
        Path state = temporary.resolve("state.json");
        try (DevtronStub devtron = planCase.devtron()) {
            Result<PlanResult> result = planCase.plan(planCase.live(devtron), state);
            String text = text(result);
            Golden.assertFile(folder.resolve("plan.txt"), text);
            assertThat(devtron.writes()).isEmpty();
            assertThat(devtron.violations()).isEmpty();
            assertThat(text).doesNotContain("canary");
            if (result.value().isPresent()) {
                Plan plan = result.value().get().plan();
                String json = PlanJson.of(plan, result.diagnostics());
                assertThat(json).doesNotContain("canary");
                OutputSchema.PLAN.assertValid(json);
                Golden.assertFile(folder.resolve("plan.json"), json);
                if (Files.exists(folder.resolve("state.json"))) {
                    Golden.assertFile(folder.resolve("state.json"), Files.readString(state));
                }
                assertThat(Files.readString(state)).doesNotContain("canary");
                OutputSchema.DEVTRON_STATE.assertValid(Files.readString(state));
                fromState(planCase, state, plan);
            }
        }
    }

    /** Offline, everything but secrets is planned as with Devtron. */
    private static void fromState(PlanCase planCase, Path state, Plan live) throws IOException {
        Plan offline = planCase.plan(new PlanSource.SavedState(state), null)
                .value()
                .orElseThrow()
                .plan();
        assertThat(offline.objects().stream().map(PlanTest::withoutSecrets))
                .isEqualTo(live.objects().stream().map(PlanTest::withoutSecrets).toList());
        assertThat(offline.unmanaged()).isEqualTo(live.unmanaged());
        assertThat(offline.pasteList()).isEqualTo(live.pasteList());
    }

    private static String withoutSecrets(PlannedObject object) {
        List<FieldChange> shown = object.fields().stream()
                .filter(field -> field.kind() == FieldChange.Visibility.SHOWN)
                .toList();
        boolean onlySecrets = shown.isEmpty() && object.action() == PlannedAction.UPDATE;
        return object.type().id() + " " + object.name() + " "
                + (onlySecrets ? PlannedAction.UNCHANGED : object.action()) + " "
                + (object.action() == PlannedAction.CREATE ? "" : shown);
    }

    private static String text(Result<PlanResult> result) {
        String plan = result.value()
                .map(value -> ConsoleLine.join(PlanText.of(value.plan())) + "\noutcome: "
                        + PlanJson.outcome(value.plan(), result.diagnostics()).id() + "\n")
                .orElse("no plan\n");
        return plan + result.diagnostics().stream().map(PlanTest::text).collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static String text(Diagnostic diagnostic) {
        return diagnostic.severity().id() + "[" + diagnostic.code().id() + "]"
                + diagnostic.span().map(span -> " " + span).orElse("") + ": "
                + diagnostic.message().replaceAll("127\\.0\\.0\\.1:[0-9]+", "127.0.0.1")
                + diagnostic.help().map(help -> "\n  help: " + help).orElse("");
    }
}
