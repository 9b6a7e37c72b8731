// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.CredentialSource.CredentialUnavailableException;
import io.registries.compiler.internal.format.JsonSupport;
import io.registries.compiler.internal.process.Executables;
import io.registries.compiler.internal.process.ProcessCommand;
import io.registries.compiler.internal.process.ProcessException;
import io.registries.compiler.internal.process.ProcessResult;
import io.registries.compiler.internal.process.ProcessRunner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

    /** What all helpers print for an unknown key. */
    private static final String UNKNOWN_KEY = "credentials not found in native keychain";

    /** The helper did not answer; another request would wait as long. */
    static final class HelperFailedException extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient CredentialUnavailableException problem;

        private HelperFailedException(CredentialUnavailableException problem) {
            super(problem.getMessage(), null, false, false);
            this.problem = problem;
        }

        CredentialUnavailableException problem() {
            return problem;
        }
    }

    /** The login stored for a key; empty if there is none. */
    Optional<StoredLogin> get(String key) throws CredentialUnavailableException, HelperFailedException {
        ProcessResult result;
        try {
            result = runner.run(command(key), key.getBytes(StandardCharsets.UTF_8));
        } catch (ProcessException e) {
            throw new HelperFailedException(failure(e.problem(), key));
        }
        if (result.exitCode() != 0) {
            if (result.text().contains(UNKNOWN_KEY)) {
                return Optional.empty();
            }
            throw failure("failed", key);
        }
        JsonNode login = JsonSupport.read(result.text()).orElseThrow(() -> failure("does not return JSON", key));
        return Optional.of(new StoredLogin(
                login.path("Username").asString(""), login.path("Secret").asString("")));
    }

    private ProcessCommand command(String key) throws CredentialUnavailableException {
        if (!NAME.matcher(name).matches()) {
            throw failure("is not the name of a program", key);
        }
        Optional<Path> program = Executables.find(this.toString(), environment);
        Path directory = Path.of("").toAbsolutePath();
        return new ProcessCommand(
                program.orElseThrow(() -> new CredentialUnavailableException(
                        false,
                        "cannot be read: `" + this + "` is not in `PATH`",
                        "install it, or add its folder to `PATH`")),
                List.of("get"),
                directory,
                environment);
    }

    private CredentialUnavailableException failure(String problem, String key) {
        return new CredentialUnavailableException(
                false,
                "cannot be read: `" + this + "` " + problem,
                "run `echo " + key + " | " + this + " get` to see the error");
    }

    @Override
    public String toString() {
        return "docker-credential-" + name;
    }
}
