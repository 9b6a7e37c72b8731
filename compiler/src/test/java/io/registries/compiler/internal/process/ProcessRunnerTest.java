// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program cannot block a run, exhaust its memory, or leave processes behind. */
@Timeout(60)
class ProcessRunnerTest {
    private static final ProcessRunner RUNNER = new ProcessRunner(Duration.ofSeconds(50), 4 * 1024 * 1024);
    private static final ProcessRunner IMPATIENT = new ProcessRunner(Duration.ofMillis(100), 1024);
    private static final byte[] NO_INPUT = {};

    @TempDir
    private Path folder;

    @Test
    void transfersMoreThanAPipeBuffer() throws IOException {
        byte[] input = "0123456789abcdef".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        assertThat(RUNNER.run(shell("cat; cat /dev/zero | head -c 1000000 >&2; exit 3"), input))
                .satisfies(result -> {
                    assertThat(result.output()).isEqualTo(input);
                    assertThat(result.exitCode()).isEqualTo(3);
                });
    }

    @Test
    void inheritsNoEnvironmentVariables() throws IOException {
        ProcessCommand command =
                new ProcessCommand(Path.of("/usr/bin/env"), List.of(), folder, Map.of("ONLY", "this one"));
        assertThat(RUNNER.run(command, NO_INPUT).text()).isEqualTo("ONLY=this one\n");
    }

    @Test
    void acceptsAProgramThatIgnoresItsInput() throws IOException {
        assertThat(RUNNER.run(shell("exec <&-; echo done"), new byte[1_000_000]).text())
                .isEqualTo("done\n");
    }

    @Test
    void killsAProgramThatHangs() {
        assertThatExceptionOfType(ProcessException.class)
                .isThrownBy(() -> IMPATIENT.run(shell("sleep 120"), NO_INPUT))
                .withMessageStartingWith("does not finish within");
    }

    @Test
    void doesNotWaitForAnOrphanThatKeepsTheOutputOpen() throws Exception {
        Path orphan = fifo("orphan");
        // Either Java closes the pipe when the program ends, or the timeout expires; both end the run.
        ThrowingCallable run = () -> IMPATIENT.run(shell("cat orphan & exit 0"), NO_INPUT);
        assertThat(catchThrowable(run))
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        late -> assertThat(late).hasMessageStartingWith("does not finish within"));
        Files.writeString(orphan, "may end now");
    }

    @Test
    void killsAProgramThatWritesTooMuch() {
        assertThatExceptionOfType(ProcessException.class)
                .isThrownBy(() -> new ProcessRunner(Duration.ofSeconds(50), 1024).run(shell("yes; :"), NO_INPUT))
                .withMessage("writes more than 1024 bytes");
    }

    @Test
    void killsChildProcesses() throws Exception {
        Path alive = fifo("alive");
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread run = new Thread(() -> {
            try {
                RUNNER.run(shell("exec 3>alive; sleep 120 & echo started >&3; wait"), NO_INPUT);
            } catch (ProcessException e) {
                outcome.complete(e);
            }
        });
        run.start();
        try (BufferedReader reader = Files.newBufferedReader(alive)) {
            assertThat(reader.readLine()).isEqualTo("started");
            run.interrupt();
            // The pipe is closed when neither the shell nor its children hold it.
            assertThat(reader.readLine()).isNull();
        }
        assertThat(outcome.get()).hasMessage("was interrupted");
    }

    @Test
    void reportsAMissingProgram() {
        ProcessCommand command = new ProcessCommand(folder.resolve("missing"), List.of(), folder, Map.of());
        assertThatExceptionOfType(ProcessException.class)
                .isThrownBy(() -> RUNNER.run(command, NO_INPUT))
                .withMessage("cannot be run");
    }

    private ProcessCommand shell(String script) {
        return new ProcessCommand(
                Path.of("/bin/sh"), List.of("-c", script), folder, Map.of("PATH", System.getenv("PATH")));
    }

    private Path fifo(String name) throws IOException, InterruptedException, ExecutionException {
        Path fifo = folder.resolve(name);
        assertThat(RUNNER.run(shell("mkfifo " + name), NO_INPUT).exitCode()).isZero();
        return fifo;
    }
}
