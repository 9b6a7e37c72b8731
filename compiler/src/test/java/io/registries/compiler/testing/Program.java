// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A program of this machine.
 *
 * @param name the name on the PATH
 * @param environment additional environment variables
 */
public record Program(String name, Map<String, String> environment) {
    public static Program named(String name) {
        return new Program(name, Map.of());
    }

    static boolean isInstalled(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }

    public Program with(Map<String, String> variables) {
        return new Program(name, variables);
    }

    /**
     * The result of a program.
     *
     * @param code the exit code; zero on success
     * @param output what it printed, errors included
     */
    public record Run(int code, String output) {}

    /** Runs it in a directory, without input. */
    public Run run(Path folder, Object... arguments) {
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.concat(Stream.of(name), Stream.of(arguments).map(Object::toString))
                                .toList())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
