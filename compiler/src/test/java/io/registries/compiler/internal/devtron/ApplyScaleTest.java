// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.ApplyResult;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.model.plan.AppliedOutcome;
import io.registries.compiler.model.plan.AppliedPlan;
import io.registries.compiler.testing.OutputSchema;
import io.registries.compiler.testing.devtron.DevtronStateBuilder;
import io.registries.compiler.testing.devtron.DevtronStub;
import io.registries.compiler.testing.devtron.PlanCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The requests and connections of an apply that changes the builds of 600 applications. With {@code -Ddevtron.delay=20}, each
 * answer takes 20 ms, and the time of the apply is printed.
 */
@Tag("slow")
class ApplyScaleTest {
    private static final int APPLICATIONS = 600;
    private static final int ENVIRONMENTS = 3;
    private static final int DELAY = Integer.getInteger("devtron.delay", 0);

    @TempDir
    private Path folder;

    @Test
    void changesSixHundredApplications() throws IOException {
        writeConfiguration();
        PlanCase planCase = PlanCase.of(
                folder,
                new DevtronStateBuilder()
                        .environments(ENVIRONMENTS)
                        .applications(APPLICATIONS)
                        .build());
        Path journal = folder.resolve("apply.json");
        try (DevtronStub devtron = planCase.devtron()) {
            devtron.faults().delay(Duration.ofMillis(DELAY));
            Instant start = Instant.now();
            Result<ApplyResult> result = planCase.apply(planCase.live(devtron), journal);
            Duration time = Duration.between(start, Instant.now());
            assertThat(result.value()).as("%s", result.diagnostics()).isPresent();
            AppliedPlan applied = result.value().orElseThrow().applied();
            if (DELAY > 0) {
                System.out.printf(
                        "%d requests, %d of them writes, on %d connections: %d ms%n",
                        devtron.requests().size(), devtron.writes().size(), devtron.connections(), time.toMillis());
            }
            assertThat(applied.count(AppliedOutcome.UPDATED)).isEqualTo(APPLICATIONS);
            assertThat(devtron.writes()).hasSize(APPLICATIONS);
            // Four to plan an application, two to read it before and after the write, and the lists.
            assertThat(devtron.requests()).hasSizeLessThan((4 + 2 + 1 + 2) * APPLICATIONS + 20);
            // Those of the plan, which asks for the lists at the same time, and the one of the changes.
            assertThat(devtron.connections()).isLessThan(10);
            assertThat(devtron.violations()).isEmpty();
            OutputSchema.APPLY.assertValid(Files.readString(journal));
        }
    }

    private void writeConfiguration() throws IOException {
        String applications = IntStream.rangeClosed(1, APPLICATIONS)
                .mapToObj(number ->
                        "  - {name: application-%1$d, repository: shop/application-%1$d-moved}\n".formatted(number))
                .collect(Collectors.joining());
        Files.writeString(folder.resolve("registries.yaml"), """
                apiVersion: registries/v1
                registries:
                  - {name: registry-1, type: other, url: registry-1.acme.example, username: acme,
                     password: {env: REGISTRY_1_PASSWORD}, default: true}
                environments: [{name: environment-1}, {name: environment-2}, {name: environment-3}]
                applications:
                """ + applications);
    }
}
