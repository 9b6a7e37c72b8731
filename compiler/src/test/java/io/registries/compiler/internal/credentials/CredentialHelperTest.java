// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.registries.compiler.CredentialSource.CredentialUnavailableException;
import io.registries.compiler.TimeoutPolicy;
import io.registries.compiler.internal.credentials.CredentialHelper.HelperFailedException;
import io.registries.compiler.internal.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A failing credential helper is reported, does not block the run, and is not asked again. */
@Timeout(60)
class CredentialHelperTest {
    @TempDir
    private Path folder;

    @Test
    void reportsAHelperThatDoesNotFinish() throws IOException {
        helper("echo canary; sleep 120");
        assertThat(failure(new ProcessRunner(Duration.ofMillis(100), 1024)))
                .hasMessage("cannot be read: `docker-credential-made-up` does not finish within 100 ms");
    }

    @Test
    void reportsAHelperWithEndlessOutput() throws IOException {
        helper("yes canary");
        assertThat(failure(new ProcessRunner(Duration.ofSeconds(50), 1024)))
                .hasMessage("cannot be read: `docker-credential-made-up` writes more than 1024 bytes");
    }

    @Test
    void asksAHelperThatDoesNotFinishOnceAndEndsItsProcesses() throws Exception {
        helper("echo $$ >> pids; sleep 1000 & echo $! >> pids; wait");
        CredentialHelpers helpers = helpers(Duration.ofMillis(500), Duration.ofSeconds(30));
        for (String key : List.of("hub.example", "hub.example", "other.example")) {
            CredentialUnavailableException failure =
                    catchThrowableOfType(CredentialUnavailableException.class, () -> helpers.get("made-up", key));
            assertThat(failure).hasMessage("cannot be read: `docker-credential-made-up` does not finish within 500 ms");
            assertThat(failure.help())
                    .isEqualTo("run `echo hub.example | docker-credential-made-up get` to see the error");
        }
        List<String> processes = Files.readAllLines(folder.resolve("pids"));
        assertThat(processes).hasSize(2);
        for (String process : processes) {
            ProcessHandle.of(Long.parseLong(process))
                    .ifPresent(handle -> assertThat(handle.onExit()).succeedsWithin(Duration.ofSeconds(30)));
        }
    }

    @Test
    void endsAllHelpersWithTheRun() throws IOException {
        helper("sleep 1000");
        Files.copy(folder.resolve("docker-credential-made-up"), folder.resolve("docker-credential-other"));
        CredentialHelpers helpers = helpers(Duration.ofSeconds(50), Duration.ofMillis(300));
        assertThat(catchThrowableOfType(
                        CredentialUnavailableException.class, () -> helpers.get("made-up", "hub.example")))
                .hasMessageContaining("does not finish");
        assertThat(catchThrowableOfType(
                        CredentialUnavailableException.class, () -> helpers.get("other", "hub.example")))
                .hasMessage("cannot be read: `docker-credential-other` is not run: the time limit of the run was"
                        + " exceeded");
    }

    @Test
    void asksForEachKeyOnce() throws Exception {
        helper(
                "read -r key; echo $key >> keys; [ $key != none ] && echo '{\"Username\":\"acme\",\"Secret\":\"canary\"}'"
                        + " || { echo 'credentials not found in native keychain'; exit 1; }");
        CredentialHelpers helpers = helpers(Duration.ofSeconds(30), Duration.ofSeconds(30));
        for (int i = 0; i < 2; i++) {
            assertThat(helpers.get("made-up", "hub.example")).isPresent();
            assertThat(helpers.get("made-up", "none")).isEmpty();
        }
        assertThat(Files.readAllLines(folder.resolve("keys"))).containsExactly("hub.example", "none");
    }

    private CredentialHelpers helpers(Duration helper, Duration run) {
        return new CredentialHelpers(environment(), new TimeoutPolicy(helper, run, Duration.ofMillis(1), 1));
    }

    private CredentialUnavailableException failure(ProcessRunner runner) {
        return catchThrowableOfType(
                        HelperFailedException.class,
                        () -> new CredentialHelper("made-up", environment(), runner).get("hub.example"))
                .problem();
    }

    private Map<String, String> environment() {
        return Map.of("PATH", folder + ":/usr/bin:/bin");
    }

    private void helper(String script) throws IOException {
        Path program = folder.resolve("docker-credential-made-up");
        Files.writeString(program, "#!/bin/sh\ncd " + folder + "\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }
}
