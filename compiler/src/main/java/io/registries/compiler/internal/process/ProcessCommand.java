// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program to run.
 *
 * @param program the absolute path of the program
 * @param arguments the arguments; must not contain secrets, since other users can read them
 * @param directory the working directory
 * @param environment all environment variables; none are inherited
 */
public record ProcessCommand(Path program, List<String> arguments, Path directory, Map<String, String> environment) {
    public ProcessCommand {
        if (!program.isAbsolute()) {
            throw new IllegalArgumentException("the program must have an absolute path");
        }
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    // The environment may contain secrets.
    @Override
    public String toString() {
        return "ProcessCommand[" + program + "]";
    }
}
