// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** A mistake that whoever is timed must refuse: checks that are left out would make a contestant look fast. */
enum Trap {
    UNKNOWN_FIELD("    project: team-3\n", "    projekt: team-3\n"),
    UNKNOWN_REGISTRY("registry: registry-3\n", "registry: registry-99\n"),
    UNKNOWN_ENVIRONMENT("environments: [env-3", "environments: [env-99"),
    DUPLICATE_APPLICATION("name: app-3\n", "name: app-2\n"),
    MISSING_PULL_CREDENTIALS("registries: [registry-2, registry-3]", "registries: [registry-2]");

    private static final Workload WORKLOAD = new Workload(100, 1);

    private final String right;
    private final String wrong;

    Trap(String right, String wrong) {
        this.right = right;
        this.wrong = wrong;
    }

    /** The first mistake that a contestant lets pass, in words. */
    static Optional<String> missed(Contestant contestant, Runner runner) throws IOException, InterruptedException {
        if (contestant.role() == Contestant.Role.FLOOR) {
            return Optional.empty();
        }
        for (Trap trap : values()) {
            Path source = runner.scratch().resolve("trap");
            Path output = runner.scratch().resolve("trap-output");
            Trees.delete(source);
            Trees.delete(output);
            trap.write(source);
            if (accepts(contestant.command(), runner, source, output)) {
                return Optional.of("lets pass: " + trap.displayName());
            }
        }
        return Optional.empty();
    }

    private static boolean accepts(Contestant.Command command, Runner runner, Path source, Path output)
            throws IOException, InterruptedException {
        try {
            runner.run(command.line(source, output));
            return true;
        } catch (ContestantFailedException ignored) {
            return false;
        }
    }

    void write(Path source) throws IOException {
        WORKLOAD.write(source);
        Path file = Trees.files(source).get(0);
        String text = Files.readString(file);
        if (!text.contains(right)) {
            throw new IllegalStateException("the workload lacks `" + right + "`");
        }
        Files.writeString(file, text.replace(right, wrong));
    }

    String displayName() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
