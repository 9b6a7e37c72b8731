// SPDX-License-Identifier: Apache-2.0
package io.registries.maven.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads a log as the runner of GitHub Actions does (ActionCommand.cs and ActionCommandManager.cs of actions/runner). */
public final class RunnerLog {
    private static final String STOP = "stop-commands";
    private static final String OLD_PREFIX = "##[";
    private static final String PREFIX = "::";
    private static final Set<String> COMMANDS = Set.of(
            "add-mask",
            "add-matcher",
            "add-path",
            "debug",
            "echo",
            "endgroup",
            "error",
            "group",
            "internal-set-repo-path",
            "notice",
            "remove-matcher",
            "save-state",
            "set-env",
            "set-output",
            STOP,
            "warning");

    private final List<String> obeyed = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();
    private String token = "";

    private RunnerLog() {}

    public static RunnerLog read(String log) {
        RunnerLog runner = new RunnerLog();
        log.lines().forEach(runner::add);
        return runner;
    }

    /** The lines with commands that the runner obeys, except those that stop and resume commands. */
    public List<String> obeyed() {
        return obeyed;
    }

    /** The lines that the runner reads while it ignores commands. */
    public List<String> ignored() {
        return ignored;
    }

    /** Whether the runner obeys commands after the log. */
    public boolean isResumed() {
        return token.isEmpty();
    }

    private void add(String line) {
        Optional<String> command = command(line).or(() -> oldCommand(line));
        if (!token.isEmpty()) {
            if (command.filter(token::equalsIgnoreCase).isPresent()) {
                token = "";
            } else {
                ignored.add(line);
            }
        } else if (command.filter(STOP::equals).isPresent()) {
            token = line.strip().substring((PREFIX + STOP + PREFIX).length());
        } else if (command.isPresent()) {
            obeyed.add(line);
        }
    }

    private Optional<String> command(String line) {
        String trimmed = line.stripLeading();
        int end = trimmed.indexOf(PREFIX, PREFIX.length());
        return trimmed.startsWith(PREFIX) && end >= 0
                ? name(trimmed.substring(PREFIX.length(), end))
                : Optional.empty();
    }

    private Optional<String> oldCommand(String line) {
        int start = line.indexOf(OLD_PREFIX);
        int end = line.indexOf(']', Math.max(0, start));
        return start >= 0 && end >= 0 ? name(line.substring(start + OLD_PREFIX.length(), end)) : Optional.empty();
    }

    private Optional<String> name(String command) {
        String name = command.split(" ", 2)[0].toLowerCase(Locale.ROOT);
        return Optional.of(name).filter(one -> COMMANDS.contains(one) || one.equals(token));
    }
}
