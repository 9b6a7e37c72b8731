// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.maven.it.RunnerLog;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** While goals run, GitHub Actions obeys the commands of the plugin and no others. */
class WorkflowCommandsTest {
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
        assertThat(obeyed()).containsExactly("::error::drift", "::notice::another plugin");
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
        assertThat(obeyed()).containsExactly("::error::one", "::error::two");
    }

    @Test
    void doesNotReuseATokenThatTheLogContains() throws IOException {
        commands.stop();
        commands.print("::error::one\n");
        commands.resume();
        assertThat(log.toString().lines().filter(line -> line.startsWith("::stop-commands::")))
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

    private List<String> obeyed() {
        RunnerLog runner = RunnerLog.read(log.toString());
        assertThat(runner.isResumed()).isTrue();
        return runner.obeyed();
    }
}
