// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.PlanResult;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.model.plan.Plan;
import io.registries.compiler.model.plan.PlanOutcome;
import io.registries.compiler.model.plan.PlannedAction;
import io.registries.compiler.testing.Certificates;
import io.registries.compiler.testing.StubServer;
import io.registries.compiler.testing.devtron.DevtronState;
import io.registries.compiler.testing.devtron.DevtronStateBuilder;
import io.registries.compiler.testing.devtron.DevtronStub;
import io.registries.compiler.testing.devtron.PlanCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a plan copes with the connection to Devtron, and with a large Devtron. */
class DevtronConnectionTest {
    private static final Path UNCHANGED = Path.of("src", "test", "resources", "plans", "unchanged");

    @TempDir
    private Path folder;

    @Test
    void trustsTheCertificateAuthorityOfTheOption() throws IOException {
        PlanCase planCase = PlanCase.read(UNCHANGED);
        try (DevtronStub devtron = new DevtronStub(DevtronState.load("shop"), Certificates.server("good"))) {
            Result<PlanResult> result =
                    planCase.plan(planCase.live(devtron, Optional.of(Certificates.pem("ca"))), null);
            assertThat(result.value().orElseThrow().plan().outcomes()).containsExactly(PlanOutcome.CLEAN);
        }
    }

    @Test
    void sendsNoTokenToAServerThatIsNotTrusted() throws IOException {
        PlanCase planCase = PlanCase.read(UNCHANGED);
        try (DevtronStub devtron = new DevtronStub(DevtronState.load("shop"), Certificates.server("good"))) {
            assertFails(planCase.plan(planCase.live(devtron), null), "has a certificate that is not trusted");
            assertThat(devtron.requests()).isEmpty();
        }
    }

    @Test
    void retriesWhatAProxyAnswers() throws IOException {
        PlanCase planCase = PlanCase.read(UNCHANGED);
        try (DevtronStub devtron = planCase.devtron()) {
            devtron.faults().status("/team/autocomplete", 503);
            assertFails(planCase.plan(planCase.live(devtron), null), "answers with status 503");
            assertThat(devtron.requests().stream()
                            .filter(request -> request.path().equals("/team/autocomplete")))
                    .hasSize(3);
        }
    }

    @Test
    void namesAWebPage() throws IOException {
        PlanCase planCase = PlanCase.read(UNCHANGED);
        try (DevtronStub devtron = planCase.devtron()) {
            devtron.faults().html("/version");
            assertFails(planCase.plan(planCase.live(devtron), null), "does not answer as its API does");
        }
    }

    @Test
    void endsIfDevtronGoesDown() throws IOException {
        PlanCase planCase = PlanCase.read(UNCHANGED);
        try (DevtronStub devtron = planCase.devtron()) {
            devtron.faults().failAfter(10);
            assertFails(planCase.plan(planCase.live(devtron), null), "Devtron at ");
            assertThat(devtron.writes()).isEmpty();
        }
    }

    @Test
    void warnsOfATokenOverPlainHttp() throws IOException {
        PlanCase shop = PlanCase.read(UNCHANGED);
        try (DevtronStub devtron = shop.devtron()) {
            PlanCase plain = PlanCase.of(
                    UNCHANGED, shop.state(), "{\"url\": \"http://devtron.acme.example:" + devtron.port() + "\"}");
            assertThat(plain.plan(plain.live(devtron), null).diagnostics())
                    .extracting(Diagnostic::code)
                    .containsExactly(DiagnosticCode.INSECURE_CONNECTION);
            assertThat(shop.plan(shop.live(devtron), null).diagnostics()).isEmpty();
        }
    }

    @Test
    void doesNotFollowARedirectWithTheToken() throws IOException {
        PlanCase planCase = PlanCase.read(UNCHANGED);
        try (StubServer elsewhere = new StubServer("{\"mappings\": []}");
                StubServer devtron = new StubServer("""
                        {"mappings": [{"request": {"urlPath": "/orchestrator/version"},
                         "response": {"status": 302, "headers": {"Location": "http://127.0.0.1:%d/"}}}]}
                        """.formatted(elsewhere.port()))) {
            PlanCase redirected =
                    PlanCase.of(UNCHANGED, planCase.state(), "{\"url\": \"http://127.0.0.1:" + devtron.port() + "\"}");
            try (DevtronStub unused = planCase.devtron()) {
                assertFails(
                        redirected.plan(redirected.live(unused), null),
                        "redirects, and the token is not sent elsewhere");
            }
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    /** With {@code -Ddevtron.delay=20}, each answer takes 20 ms, and the time of the plan is printed. */
    @Test
    void plansSixHundredApplications() throws IOException {
        int delay = Integer.getInteger("devtron.delay", 0);
        int applications = 600;
        String declared = IntStream.rangeClosed(1, applications)
                .mapToObj(number -> "  - {name: application-" + number + ", repository: shop/application-" + number
                        + (number % 100 == 0 ? "-moved" : "") + "}\n")
                .collect(Collectors.joining());
        Files.writeString(folder.resolve("registries.yaml"), """
                apiVersion: registries/v1
                registries:
                  - {name: registry-1, type: other, url: registry-1.acme.example, username: acme,
                     password: {env: REGISTRY_1_PASSWORD}, default: true}
                environments: [{name: environment-1}, {name: environment-2}, {name: environment-3}]
                applications:
                """ + declared);
        PlanCase planCase = PlanCase.of(
                folder,
                new DevtronStateBuilder()
                        .environments(3)
                        .applications(applications)
                        .build());
        try (DevtronStub devtron = planCase.devtron()) {
            devtron.faults().delay(Duration.ofMillis(delay));
            Instant start = Instant.now();
            Plan plan = planCase.plan(planCase.live(devtron), null)
                    .value()
                    .orElseThrow()
                    .plan();
            if (delay > 0) {
                System.out.printf(
                        "%d requests, at most 4 at the same time: %d ms%n",
                        devtron.requests().size(),
                        Duration.between(start, Instant.now()).toMillis());
            }
            assertThat(plan.count(PlannedAction.UPDATE)).isEqualTo(applications / 100);
            assertThat(plan.count(PlannedAction.UNCHANGED)).isEqualTo(applications - 6 + 2 + 3 * applications);
            // Four for each application, and the lists.
            assertThat(devtron.requests()).hasSizeLessThan(4 * applications + 20);
            assertThat(devtron.violations()).isEmpty();
        }
    }

    private static void assertFails(Result<PlanResult> result, String message) {
        assertThat(result.value()).isEmpty();
        assertThat(result.diagnostics())
                .filteredOn(Diagnostic::isError)
                .singleElement()
                .satisfies(diagnostic -> {
                    assertThat(diagnostic.code()).isEqualTo(DiagnosticCode.UNREACHABLE_DEVTRON);
                    assertThat(diagnostic.message()).contains(message).doesNotContain("canary");
                    assertThat(diagnostic.help()).isPresent();
                });
    }
}
