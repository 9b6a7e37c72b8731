// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.ApplyResult;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.format.JsonSupport;
import io.registries.compiler.model.plan.AppliedObject;
import io.registries.compiler.model.plan.AppliedOutcome;
import io.registries.compiler.report.PlanJson;
import io.registries.compiler.testing.Certificates;
import io.registries.compiler.testing.devtron.DevtronState;
import io.registries.compiler.testing.devtron.DevtronStub;
import io.registries.compiler.testing.devtron.PlanCase;
import io.registries.compiler.testing.devtron.RecordedRequest;
import io.registries.compiler.testing.devtron.StateChanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What goes wrong while a plan is carried out. The case is {@code applies/changed}. */
class ApplyFaultsTest {
    private static final Path CASE = Path.of("src", "test", "resources", "applies", "changed");

    @TempDir
    private Path temporary;

    private PlanCase planCase;
    private DevtronStub devtron;

    @BeforeEach
    void start() throws IOException {
        planCase = PlanCase.read(CASE);
        devtron = planCase.devtron();
    }

    @AfterEach
    void stop() {
        devtron.close();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /docker/registry",
        "PUT, /docker/registry",
        "POST, /app/ci-pipeline/template/patch",
        "POST, /app/ci-pipeline/patch"
    })
    void sendsNothingTwiceWhenAnAnswerIsLost(String method, String path) throws IOException {
        devtron.faults().loseAnswer(method, path);
        Result<ApplyResult> result = apply();
        assertThat(result.diagnostics()).noneMatch(Diagnostic::isError);
        // What was carried out is read back, and counts as done.
        assertThat(outcomes(result).values()).doesNotContain(AppliedOutcome.FAILED);
        assertThat(writes()).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 504})
    void readsBackWhatAProxyAnswered(int status) throws IOException {
        devtron.faults().status("/app/ci-pipeline/patch", status);
        Result<ApplyResult> result = apply();
        assertThat(outcomes(result))
                .containsEntry("cart/cart-ci", AppliedOutcome.FAILED)
                .containsEntry("cart", AppliedOutcome.UPDATED);
        assertThat(messages(result))
                .anyMatch(
                        message -> message.contains("did not answer, but something before it, with status " + status));
        assertThat(writes()).doesNotHaveDuplicates();
    }

    @Test
    void leavesWhatSomebodyElseChangedMeanwhile() throws IOException {
        devtron.faults()
                .changeBefore(
                        "GET",
                        "/docker/registry/quay",
                        2,
                        state -> registry(state, "quay").put("username", "acme+somebody"));
        Result<ApplyResult> result = apply();
        // The default registry is read for itself.
        assertThat(outcomes(result)).containsEntry("REGISTRY quay", AppliedOutcome.FAILED);
        assertThat(result.diagnostics()).anyMatch(diagnostic -> diagnostic.code() == DiagnosticCode.OUTDATED_PLAN);
        assertThat(registry(devtron.state(), "quay").path("username").asString())
                .isEqualTo("acme+somebody");
    }

    @Test
    void sendsNothingIfSomebodyElseMadeTheSameChange() throws IOException {
        devtron.faults()
                .changeBefore(
                        "GET",
                        "/docker/registry/quay",
                        2,
                        state -> registry(state, "quay").put("username", "acme+other"));
        assertThat(outcomes(apply())).containsEntry("REGISTRY quay", AppliedOutcome.UNCHANGED);
    }

    @Test
    void keepsWhatSomebodyElseChangedInOtherFields() throws IOException {
        devtron.faults()
                .changeBefore(
                        "GET",
                        "/app/ci-pipeline/1/41",
                        2,
                        state -> ((ObjectNode) state.at("/applications/0/ciPipelines/0")).put("scanEnabled", false));
        assertThat(outcomes(apply())).containsEntry("cart/cart-ci", AppliedOutcome.UPDATED);
        assertThat(devtron.state()
                        .at("/applications/0/ciPipelines/0/scanEnabled")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void stopsAndCanBeRepeatedWhenDevtronIsDown() throws IOException {
        int before = requestsOfAPlan();
        devtron.faults().failAfter(before + 12);
        Result<ApplyResult> first = apply();
        assertThat(first.diagnostics()).anyMatch(diagnostic -> diagnostic.code() == DiagnosticCode.UNREACHABLE_DEVTRON);
        assertThat(outcomes(first)).containsValue(AppliedOutcome.SKIPPED);
        JsonNode journal = JsonSupport.parse(Files.readString(temporary.resolve("apply.json")));
        assertThat(journal.path("objects").size()).isEqualTo(outcomes(first).size());
        devtron.faults().recover();
        assertThat(apply().diagnostics()).noneMatch(Diagnostic::isError);
        int writes = devtron.writes().size();
        assertThat(outcomes(apply()).values()).containsOnly(AppliedOutcome.UNCHANGED);
        assertThat(devtron.writes()).hasSize(writes);
    }

    private int requestsOfAPlan() throws IOException {
        planCase.plan(planCase.live(devtron), null);
        return devtron.requests().size();
    }

    @Test
    void tellsWhatWasSentIfItCannotBeReadBack() throws IOException {
        devtron.faults()
                .changeBefore(
                        "PUT", "/docker/registry", 1, state -> devtron.faults().failAfter(0));
        Result<ApplyResult> result = apply();
        AppliedObject hub = result.value().orElseThrow().applied().objects().stream()
                .filter(object -> name(object).equals("REGISTRY hub"))
                .findFirst()
                .orElseThrow();
        assertThat(hub.outcome()).isEqualTo(AppliedOutcome.FAILED);
        assertThat(hub.reason().orElseThrow()).startsWith("was sent, but could not be read back");
        assertThat(hub.request().orElseThrow().replaced()).containsEntry("id", "hub");
        assertThat(Files.readString(journal())).doesNotContain("canary");
        devtron.faults().recover();
        assertThat(apply().diagnostics()).noneMatch(Diagnostic::isError);
    }

    @Test
    void stopsWhenTheTokenExpires() throws IOException {
        devtron.faults()
                .changeBefore(
                        "PUT",
                        "/docker/registry",
                        1,
                        state -> ((ObjectNode) state.at("/tokens/0")).put("expired", true));
        Result<ApplyResult> result = apply();
        assertThat(result.diagnostics())
                .filteredOn(Diagnostic::isError)
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.REJECTED_DEVTRON_TOKEN);
        assertThat(devtron.writes()).hasSize(2);
    }

    @Test
    void stopsAfterSeveralFailures() throws IOException {
        planCase = new PlanCase(
                CASE, planCase.state(), JsonSupport.parse("{\"acknowledgeLogs\": true, \"maxFailures\": 1}"));
        devtron.faults().status("/app/ci-pipeline/template/patch", 502);
        Result<ApplyResult> result = apply();
        assertThat(outcomes(result))
                .containsEntry("cart", AppliedOutcome.FAILED)
                .containsEntry("cart/cart-ci", AppliedOutcome.SKIPPED)
                .containsEntry("DEFAULT_REGISTRY quay", AppliedOutcome.SKIPPED);
    }

    @Test
    void appliesOverTls() throws IOException {
        try (DevtronStub tls = new DevtronStub(DevtronState.load("shop"), Certificates.server("good"))) {
            Result<ApplyResult> result =
                    planCase.apply(planCase.live(tls, Optional.of(Certificates.pem("ca"))), journal());
            assertThat(result.diagnostics()).noneMatch(Diagnostic::isError);
            assertThat(tls.writes()).isNotEmpty();
        }
    }

    @Test
    void carriesOutASavedPlan() throws IOException {
        Path plan = savedPlan(json -> json);
        Result<ApplyResult> result = planCase.apply(planCase.live(devtron), Optional.of(plan), journal());
        assertThat(result.diagnostics()).noneMatch(Diagnostic::isError);
        assertThat(outcomes(result).values())
                .containsOnly(AppliedOutcome.CREATED, AppliedOutcome.UPDATED, AppliedOutcome.UNCHANGED);
    }

    @Test
    void changesNothingThatASavedPlanDoesNotContain() throws IOException {
        Path plan = savedPlan(json -> json.replace("acme+other", "acme+reviewed"));
        Result<ApplyResult> result = planCase.apply(planCase.live(devtron), Optional.of(plan), journal());
        assertThat(outcomes(result))
                .containsEntry("REGISTRY quay", AppliedOutcome.SKIPPED)
                .containsEntry("REGISTRY hub", AppliedOutcome.UPDATED);
        assertThat(result.diagnostics()).anyMatch(diagnostic -> diagnostic.code() == DiagnosticCode.OUTDATED_PLAN);
        assertThat(registry(devtron.state(), "quay").path("username").asString())
                .isEqualTo("acme+robot");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"configuration\": \"[0-9a-f]+\" | \"configuration\": \"00\" | was made of another configuration",
                "\"created\": \"2026-11-28 | \"created\": \"2026-11-26 | is older than 24 h",
                "registries.plan/v1 | registries.plan/v2 | is not a plan that this version can read",
                "\\{ | [ | is not a plan that this version can read"
            })
    void rejectsASavedPlanOfSomethingElse(String part, String other, String problem) throws IOException {
        Path plan = savedPlan(json -> json.replaceFirst(part, other));
        ObjectNode before = devtron.state();
        Result<ApplyResult> result = planCase.apply(planCase.live(devtron), Optional.of(plan), journal());
        assertThat(messages(result)).anyMatch(message -> message.endsWith(problem));
        assertThat(StateChanges.between(before, devtron.state())).isEmpty();
        assertThat(devtron.writes()).isEmpty();
    }

    private Path savedPlan(UnaryOperator<String> edit) throws IOException {
        var planned = planCase.plan(planCase.live(devtron), null);
        Path file = temporary.resolve("plan.json");
        Files.writeString(
                file, edit.apply(PlanJson.of(planned.value().orElseThrow().plan(), planned.diagnostics())));
        return file;
    }

    private Result<ApplyResult> apply() throws IOException {
        return planCase.apply(planCase.live(devtron), journal());
    }

    private Path journal() {
        return temporary.resolve("apply.json");
    }

    /** By name; registries with their type, since the default registry has the same name. */
    private static Map<String, AppliedOutcome> outcomes(Result<ApplyResult> result) {
        return result.value().orElseThrow().applied().objects().stream()
                .collect(Collectors.toMap(ApplyFaultsTest::name, AppliedObject::outcome));
    }

    private static String name(AppliedObject object) {
        return switch (object.planned().type()) {
            case REGISTRY, DEFAULT_REGISTRY ->
                object.planned().type() + " " + object.planned().name();
            case IMAGE_PULL_SECRETS -> "templates of " + object.planned().name();
            default -> object.planned().name();
        };
    }

    private static List<String> messages(Result<ApplyResult> result) {
        return result.diagnostics().stream().map(Diagnostic::message).toList();
    }

    private List<String> writes() {
        return devtron.writes().stream()
                .map(RecordedRequest::body)
                .map(Object::toString)
                .toList();
    }

    private static ObjectNode registry(JsonNode state, String name) {
        return (ObjectNode) state.path("registries")
                .valueStream()
                .filter(registry -> registry.path("id").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
