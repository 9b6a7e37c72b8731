// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.registries.compiler.CredentialSource;
import io.registries.compiler.internal.process.ProcessRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A failing credential helper is reported and does not block the run. */
@Timeout(60)
class CredentialHelperTest {
    @TempDir
    private Path folder;

    @Test
    void reportsAHelperThatDoesNotFinish() throws IOException {
        helper("echo canary; sleep 120");
        assertThat(failure(new ProcessRunner(Duration.ofMillis(100), 1024)))
                .hasMessage("cannot be read: `docker-credential-made-up` does not finish within 0 seconds");
    }

    @Test
    void reportsAHelperWithEndlessOutput() throws IOException {
        helper("yes canary");
        assertThat(failure(new ProcessRunner(Duration.ofSeconds(50), 1024)))
                .hasMessage("cannot be read: `docker-credential-made-up` writes more than 1024 bytes");
    }

    private CredentialSource.CredentialUnavailableException failure(ProcessRunner runner) {
        Map<String, String> environment = Map.of("PATH", folder + ":/usr/bin:/bin");
        return catchThrowableOfType(
                CredentialSource.CredentialUnavailableException.class,
                () -> new CredentialHelper("made-up", environment, runner).get("hub.example"));
    }

    private void helper(String script) throws IOException {
        Path program = folder.resolve("docker-credential-made-up");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }
}
