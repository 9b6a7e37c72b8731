// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program to run.
 *
 * @param program its file, by an absolute path: nothing searches for it
 * @param arguments without a secret, since every user of the machine can read them
 * @param directory it is started in
 * @param environment all variables that it gets; none is inherited
 */
public record ProcessCommand(Path program, List<String> arguments, Path directory, Map<String, String> environment) {
    public ProcessCommand {
        if (!program.isAbsolute()) {
            throw new IllegalArgumentException("the program must have an absolute path");
        }
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    // The environment may hold secrets.
    @Override
    public String toString() {
        return "ProcessCommand[" + program + "]";
    }
}
