// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import java.io.IOException;
import java.util.UUID;

/**
 * Workflow commands of this plugin, while GitHub Actions ignores all others. Goals that run in parallel print to one log:
 * the first stops the commands, and the last one resumes them.
 */
final class WorkflowCommands implements CommandSink {
    /** Those of this process. */
    static final WorkflowCommands PROCESS = new WorkflowCommands(CommandSink.STANDARD_OUTPUT);

    private final CommandSink out;
    private int runningGoals;
    private String token = "";

    WorkflowCommands(CommandSink out) {
        this.out = out;
    }

    /** Stops all commands until as many calls of {@link #resume}. Nobody who provides text can know the token. */
    synchronized void stop() throws IOException {
        if (runningGoals == 0) {
            out.print(stopping());
        }
        runningGoals++;
    }

    /** Resumes commands, if no other goal has stopped them. */
    synchronized void resume() throws IOException {
        runningGoals--;
        if (runningGoals == 0) {
            out.print(resuming());
        }
    }

    /** Prints commands that GitHub Actions obeys. */
    @Override
    public synchronized void print(String commands) throws IOException {
        if (commands.isEmpty()) {
            return;
        }
        // One write, so that other threads print nothing in between.
        out.print(runningGoals == 0 ? commands : resuming() + commands + stopping());
    }

    private String stopping() {
        token = UUID.randomUUID().toString();
        return "::stop-commands::" + token + "\n";
    }

    private String resuming() {
        return "::" + token + "::\n";
    }
}
