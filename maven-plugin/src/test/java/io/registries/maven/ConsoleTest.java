// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.registries.compiler.diagnostic.Severity;
import io.registries.compiler.report.ConsoleLine;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goals print controls neither a terminal nor a CI system. */
class ConsoleTest {
    private static final String HOSTILE = "x\n::set-output name=pwned::1 ##[add-mask]a \u001b]52;c;aGk=\u0007 \u202e";
    private static final String VISIBLE =
            "x\\u000a::set-output name=pwned::1 ##\\[add-mask]a \\u001b]52;c;aGk=\\u0007 \\u202e";

    private final List<String> printed = new ArrayList<>();

    @Test
    void encodesWhatGoalsPrint() {
        console().info(HOSTILE);
        console().info(List.of(ConsoleLine.of(HOSTILE)));
        console().block(Severity.NOTE, List.of(ConsoleLine.of(HOSTILE), ConsoleLine.of("end")));
        assertThat(printed).containsExactly(VISIBLE, VISIBLE, "\n" + VISIBLE + "\nend");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void encodesWhyAGoalFails(boolean isExecutionException) {
        AbstractRegistriesMojo goal = new AbstractRegistriesMojo() {
            @Override
            void requireValidParameters() {
                // It has none.
            }

            @Override
            void run() throws MojoExecutionException, MojoFailureException {
                if (isExecutionException) {
                    throw new MojoExecutionException(HOSTILE, new IllegalStateException(HOSTILE));
                }
                throw new MojoFailureException(HOSTILE);
            }
        };
        assertThatThrownBy(goal::execute).hasMessage(VISIBLE).hasNoCause();
    }

    @Test
    void keepsTheCauseOfAnOrdinaryError() {
        MojoExecutionException error = new MojoExecutionException("is read-only", new IllegalStateException());
        assertThat(Console.printable(error)).isSameAs(error);
    }

    private Console console() {
        return new Console(new SystemStreamLog() {
            @Override
            public void info(CharSequence content) {
                printed.add(content.toString());
            }
        });
    }
}
