// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** While goals run, GitHub Actions obeys the commands of the plugin and no others. */
class WorkflowCommandsTest {
    private static final String STOP = "::stop-commands::";
    private final StringBuilder log = new StringBuilder();
    private final WorkflowCommands commands = new WorkflowCommands(log::append);

    @Test
    void obeysOnlyItsOwnCommandsWhileAGoalRuns() throws IOException {
        commands.stop();
        log.append("::add-mask::text\n");
        commands.print("::error::drift\n");
        log.append("::set-output name=pwned::1\n");
        commands.resume();
        log.append("::notice::another plugin\n");
        assertThat(obeyed()).isEqualTo("::error::drift\n::notice::another plugin\n");
    }

    @Test
    void obeysNoOtherCommandUntilTheLastGoalEnds() throws IOException {
        commands.stop();
        commands.stop();
        commands.print("::error::one\n");
        commands.resume();
        log.append("::add-mask::text\n");
        commands.print("::error::two\n");
        commands.resume();
        assertThat(obeyed()).isEqualTo("::error::one\n::error::two\n");
    }

    @Test
    void doesNotReuseATokenThatTheLogContains() throws IOException {
        commands.stop();
        commands.print("::error::one\n");
        commands.resume();
        assertThat(log.toString().lines().filter(line -> line.startsWith(STOP)))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void printsCommandsWhereNothingIsStopped() throws IOException {
        commands.print("::error::drift\n");
        commands.print("");
        assertThat(log).hasToString("::error::drift\n");
    }

    @Test
    void printsNothingForAReportWithoutCommands() throws IOException {
        commands.stop();
        int before = log.length();
        commands.print("");
        assertThat(log).hasSize(before);
    }

    /** The lines of the log outside of those in which GitHub ignores commands. */
    private String obeyed() {
        StringBuilder obeyed = new StringBuilder();
        String end = "";
        for (String line : log.toString().lines().toList()) {
            if (!end.isEmpty()) {
                end = line.equals(end) ? "" : end;
            } else if (line.startsWith(STOP)) {
                end = "::" + line.substring(STOP.length()) + "::";
            } else {
                obeyed.append(line).append('\n');
            }
        }
        assertThat(end).isEmpty();
        return obeyed.toString();
    }
}
