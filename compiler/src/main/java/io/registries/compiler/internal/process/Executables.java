// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds programs in the absolute entries of {@code PATH}. The search of the operating system may run a file of the
 * current directory, which a pull request can add: Windows searches there first, other systems if {@code PATH} contains
 * {@code .}.
 */
public final class Executables {
    private static final boolean IS_WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

    private Executables() {}

    /**
     * Finds the file of a program.
     *
     * @param name the name without an extension such as {@code .exe}
     * @param environment contains {@code PATH}
     */
    public static Optional<Path> find(String name, Map<String, String> environment) {
        return find(name, environment, folder -> true);
    }

    static Optional<Path> find(String name, Map<String, String> environment, Predicate<Path> isTrusted) {
        return path(environment)
                .flatMap(entry -> folder(entry).stream())
                .filter(isTrusted)
                .map(folder -> folder.resolve(IS_WINDOWS ? name + ".exe" : name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    // On Windows, names of variables are case-insensitive, and this one is usually spelled "Path".
    private static Stream<String> path(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> IS_WINDOWS
                        ? variable.getKey().equalsIgnoreCase("PATH")
                        : variable.getKey().equals("PATH"))
                .flatMap(variable -> Arrays.stream(variable.getValue().split(File.pathSeparator, -1)));
    }

    private static Optional<Path> folder(String entry) {
        try {
            return Optional.of(Path.of(entry)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
