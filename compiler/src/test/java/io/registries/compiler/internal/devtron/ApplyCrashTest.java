// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.testing.OutputSchema;
import io.registries.compiler.testing.devtron.DevtronStub;
import io.registries.compiler.testing.devtron.KillableApplyMain;
import io.registries.compiler.testing.devtron.PlanCase;
import io.registries.compiler.testing.devtron.StateChanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/**
 * The next run completes what a killed one began. Kills one process per attempt, so it has a separate command:
 * {@code ./mvnw -pl compiler test -Dtest=ApplyCrashTest -Dexcluded.groups=slow -Dcrash.kills=200}.
 */
@Tag("crash")
class ApplyCrashTest {
    private static final int KILLS = Integer.getInteger("crash.kills", 20);
    private static final Path CASE = Path.of("src", "test", "resources", "applies", "everything");

    @TempDir
    private Path folder;

    @Test
    void nextRunCompletesAKilledOne() throws Exception {
        PlanCase planCase = PlanCase.read(CASE);
        ObjectNode expected;
        int requests;
        try (DevtronStub devtron = planCase.devtron()) {
            planCase.apply(planCase.live(devtron), folder.resolve("whole.json"));
            expected = devtron.state();
            requests = devtron.requests().size();
        }
        Random random = new Random(1);
        int afterWrites = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Path journal = folder.resolve("apply-" + kill + ".json");
            try (DevtronStub devtron = planCase.devtron()) {
                int number = 1 + random.nextInt(requests);
                assertThat(isKilled(devtron, number, journal))
                        .as("killed at request %d", number)
                        .isTrue();
                afterWrites += devtron.writes().isEmpty() ? 0 : 1;
                if (Files.exists(journal)) {
                    OutputSchema.APPLY.assertValid(Files.readString(journal));
                }
                assertThat(planCase.apply(planCase.live(devtron), journal).diagnostics())
                        .noneMatch(Diagnostic::isError);
                // Nothing is lost, and nothing was sent twice: a second release would have another revision.
                assertThat(StateChanges.between(expected, devtron.state()))
                        .as("killed at request %d", number)
                        .isEmpty();
            }
        }
        System.out.printf("killed %d runs, %d of them after they had written%n", KILLS, afterWrites);
        assertThat(afterWrites).isGreaterThan(KILLS / 4);
    }

    private static boolean isKilled(DevtronStub devtron, int request, Path journal)
            throws IOException, InterruptedException {
        Process run = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KillableApplyMain.class.getName(),
                        CASE.toString(),
                        devtron.url().toString(),
                        journal.toString())
                .inheritIO()
                .start();
        devtron.faults().onRequest(request, run::destroyForcibly);
        return run.waitFor() != 0;
    }
}
