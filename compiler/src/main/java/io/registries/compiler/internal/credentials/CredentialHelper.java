// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.CredentialSource;
import io.registries.compiler.internal.format.JsonSupport;
import io.registries.compiler.internal.process.Executables;
import io.registries.compiler.internal.process.ProcessCommand;
import io.registries.compiler.internal.process.ProcessException;
import io.registries.compiler.internal.process.ProcessResult;
import io.registries.compiler.internal.process.ProcessRunner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Runs the credential helper {@code docker-credential-<name>}, which reads a key from its input and prints JSON
 * (https://github.com/docker/docker-credential-helpers).
 *
 * @param name the program name without the prefix
 * @param environment the environment variables; {@code PATH} locates the program
 * @param runner runs the program with a time and output limit
 */
record CredentialHelper(String name, Map<String, String> environment, ProcessRunner runner) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");
    private static final ProcessRunner RUNNER = new ProcessRunner(Duration.ofSeconds(30), 1024 * 1024);

    CredentialHelper(String name, Map<String, String> environment) {
        this(name, environment, RUNNER);
    }

    /** The login stored for a key; empty if there is none. */
    Optional<DockerConfigSource.StoredLogin> get(String key) throws CredentialSource.CredentialUnavailableException {
        try {
            ProcessResult result = runner.run(command(), key.getBytes(StandardCharsets.UTF_8));
            // "credentials not found in native keychain" is what all helpers print for an unknown key.
            if (result.exitCode() != 0) {
                if (result.text().contains("not found")) {
                    return Optional.empty();
                }
                throw failure("failed");
            }
            JsonNode login = JsonSupport.read(result.text()).orElseThrow(() -> failure("does not return JSON"));
            return Optional.of(new DockerConfigSource.StoredLogin(
                    login.path("Username").asString(""), login.path("Secret").asString("")));
        } catch (ProcessException e) {
            throw failure(e.problem());
        }
    }

    private ProcessCommand command() throws CredentialSource.CredentialUnavailableException {
        Optional<Path> program =
                NAME.matcher(name).matches() ? Executables.find(this.toString(), environment) : Optional.empty();
        Path directory = Path.of("").toAbsolutePath();
        return new ProcessCommand(
                program.orElseThrow(() -> failure("cannot be run")), List.of("get"), directory, environment);
    }

    private CredentialSource.CredentialUnavailableException failure(String problem) {
        return new CredentialSource.CredentialUnavailableException(
                false,
                "cannot be read: `docker-credential-" + name + "` " + problem,
                "run `docker-credential-" + name + " get` to see the error");
    }

    @Override
    public String toString() {
        return "docker-credential-" + name;
    }
}
