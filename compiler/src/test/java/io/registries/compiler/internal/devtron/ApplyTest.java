// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.ApplyResult;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.report.ApplyJson;
import io.registries.compiler.report.ApplyText;
import io.registries.compiler.report.ConsoleLine;
import io.registries.compiler.testing.Golden;
import io.registries.compiler.testing.OutputSchema;
import io.registries.compiler.testing.devtron.DevtronStub;
import io.registries.compiler.testing.devtron.PlanCase;
import io.registries.compiler.testing.devtron.StateChanges;
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
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Carries out plans in a stub of Devtron. Each folder of {@code applies} is a case as in {@code plans}; the results are
 * {@code apply.txt}, {@code apply.json}, and what is then different in Devtron, {@code changes.txt}.
 */
class ApplyTest {
    private static final Path CASES = Path.of("src", "test", "resources", "applies");

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.filter(Files::isDirectory).sorted().toList().stream();
        }
    }

    @Test
    void everyFolderIsACase() throws IOException {
        assertThat(cases())
                .allSatisfy(
                        folder -> assertThat(folder.resolve("registries.yaml")).exists());
        try (Stream<Path> files = Files.list(CASES)) {
            assertThat(files).allMatch(Files::isDirectory);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void changesWhatIsDeclaredAndNothingElse(Path folder, @TempDir Path temporary) throws IOException {
        PlanCase planCase = PlanCase.read(folder);
        Path journal = temporary.resolve("apply.json");
        try (DevtronStub devtron = planCase.devtron()) {
            ObjectNode before = devtron.state();
            Result<ApplyResult> result = planCase.apply(planCase.live(devtron), journal);
            String text = text(result);
            Golden.assertFile(folder.resolve("apply.txt"), text);
            Golden.assertFile(folder.resolve("changes.txt"), StateChanges.between(before, devtron.state()));
            assertThat(devtron.violations()).isEmpty();
            assertThat(text).doesNotContain("canary");
            if (result.value().isPresent()) {
                String json = ApplyJson.of(result.value().get().applied(), result.diagnostics());
                OutputSchema.APPLY.assertValid(json);
                Golden.assertFile(folder.resolve("apply.json"), json);
                String written = Files.readString(journal);
                OutputSchema.APPLY.assertValid(written);
                assertThat(written).isEqualTo(ApplyJson.of(result.value().get().applied(), List.of()));
                assertThat(json + written).doesNotContain("canary");
            } else {
                assertThat(journal).doesNotExist();
                assertThat(devtron.writes()).isEmpty();
            }
            writesNothingAgain(planCase, devtron, result, journal);
        }
    }

    /** Devtron replaces whole objects, and would lose what an update leaves out. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/registries/2/ociRegistryConfig/CHART",
                "/registries/2/repositoryList",
                "/registries/2/username",
                "/applications/0/template/ciBuildConfig/buildContextGitMaterialId",
                "/applications/0/template/ciBuildConfig/dockerBuildConfig/buildxK8SDriverOptions",
                "/applications/0/template/ciBuildConfig/dockerBuildConfig/buildxProvenanceMode",
                "/applications/0/template/ciBuildConfig/dockerBuildConfig/args",
                "/applications/0/ciPipelines/0/customTag",
                "/applications/0/ciPipelines/0/preBuildStage",
                "/applications/0/ciPipelines/0/scanEnabled",
                "/applications/0/ciPipelines/0/ciMaterial/0/id",
                "/applications/0/ciPipelines/0/ciMaterial/1/id"
            })
    void keepsWhatTheFileDoesNotWrite(String pointer, @TempDir Path temporary) throws IOException {
        PlanCase planCase = PlanCase.read(CASES.resolve("everything"));
        try (DevtronStub devtron = planCase.devtron()) {
            ObjectNode before = devtron.state();
            planCase.apply(planCase.live(devtron), temporary.resolve("apply.json"));
            JsonNode after = devtron.state();
            assertThat(after.at(pointer)).isEqualTo(before.at(pointer));
            assertThat(after.at(pointer).isMissingNode()).isFalse();
            JsonNode pipeline = after.at("/applications/0/ciPipelines/0");
            assertThat(pipeline.path("dockerArgs").path("PROFILE").asString()).isEqualTo("staging");
            assertThat(pipeline.path("active").asBoolean()).isTrue();
            assertThat(pipeline.path("ciMaterial")).hasSize(2);
        }
    }

    private static void writesNothingAgain(
            PlanCase planCase, DevtronStub devtron, Result<ApplyResult> first, Path journal) throws IOException {
        boolean isComplete = first.value()
                .filter(value -> value.applied().objects().stream()
                        .allMatch(object -> object.outcome().isAsDeclared()))
                .isPresent();
        if (isComplete) {
            ObjectNode done = devtron.state();
            int writes = devtron.writes().size();
            planCase.apply(planCase.live(devtron), journal);
            assertThat(devtron.writes()).hasSize(writes);
            assertThat(StateChanges.between(done, devtron.state())).isEmpty();
        }
    }

    private static String text(Result<ApplyResult> result) {
        String applied = result.value()
                .map(value -> ConsoleLine.join(ApplyText.of(value.applied())) + "\n")
                .orElse("nothing was sent\n");
        return applied
                + result.diagnostics().stream().map(ApplyTest::text).collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static String text(Diagnostic diagnostic) {
        return diagnostic.severity().id() + "[" + diagnostic.code().id() + "]"
                + diagnostic.span().map(span -> " " + span).orElse("") + ": "
                + diagnostic.message().replaceAll("127\\.0\\.0\\.1:[0-9]+", "127.0.0.1")
                + diagnostic.help().map(help -> "\n  help: " + help).orElse("");
    }
}
