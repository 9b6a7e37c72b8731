// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import java.nio.file.Path;
import java.util.List;

/**
 * What is timed.
 *
 * @param name for the table
 * @param role what it is to the others
 * @param checks what it checks before it writes
 * @param splits whether it reads a configuration of several files
 * @param command makes the process's command line
 */
record Contestant(String name, Role role, String checks, boolean splits, Command command) {
    /** What a contestant is to the others. */
    enum Role {
        OURS,
        /** Another version of the compiler: it is timed even if its output differs, which is noted. */
        OTHER_VERSION,
        PEER,
        FLOOR
    }

    /** A command line for a source folder and an output folder. */
    @FunctionalInterface
    interface Command {
        List<String> line(Path source, Path output) throws ContestantFailedException;
    }

    /** One that cannot be had here. */
    static Contestant missing(String name, String reason) {
        return new Contestant(name, Role.PEER, "", true, (source, output) -> {
            throw new ContestantFailedException(reason);
        });
    }
}
