// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.credentials;

import io.registries.compiler.credentials.CredentialSource.Unavailable;
import io.registries.compiler.credentials.DockerConfigSource.Login;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A program {@code docker-credential-<name>}, which gets a key on its input and answers in JSON
 * (https://github.com/docker/docker-credential-helpers).
 *
 * @param name the end of the program's name
 * @param environment where it is found, and what it gets
 */
record CredentialHelper(String name, Map<String, String> environment) {
    private static final long SECONDS = 30;
    private static final int MAX_ANSWER = 1024 * 1024;
    /** What it has for a key, if it has something. */
    Optional<Login> get(String key) throws Unavailable {
        try {
            Process process = start();
            CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> said(process));
            ask(process, key);
            String said = answer.get(SECONDS, TimeUnit.SECONDS);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                throw failure("does not end");
            }
            // "credentials not found in native keychain" is how all helpers say that they have none.
            if (process.exitValue() != 0) {
                if (said.contains("not found")) {
                    return Optional.empty();
                }
                throw failure("fails");
            }
            JsonNode login = Json.read(said);
            return Optional.of(new Login(
                    login.path("Username").asString(""), login.path("Secret").asString("")));
        } catch (TimeoutException late) {
            throw failure("does not answer within " + SECONDS + " seconds");
        } catch (IOException | ExecutionException unusable) {
            throw failure("cannot be run");
        } catch (JacksonException noJson) {
            throw failure("gives no JSON");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw failure("was stopped");
        }
    }

    private Process start() throws IOException {
        String program = "docker-credential-" + name;
        if (!name.matches("[A-Za-z0-9._-]+")) {
            throw new IOException("no name of a program");
        }
        Path found = List.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)).stream()
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException("not on PATH"));
        ProcessBuilder builder = new ProcessBuilder(found.toString(), "get");
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static void ask(Process process, String key) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(key.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            // It did not care to read, or ended early: its answer tells.
        }
    }

    private static String said(Process process) {
        try {
            return new String(process.getInputStream().readNBytes(MAX_ANSWER), StandardCharsets.UTF_8);
        } catch (IOException gone) {
            return "";
        }
    }

    private Unavailable failure(String problem) {
        return new Unavailable(
                false,
                "cannot be had: `docker-credential-" + name + "` " + problem,
                "run `docker-credential-" + name + " get` by hand to see why");
    }

    @Override
    public String toString() {
        return "docker-credential-" + name;
    }
}
