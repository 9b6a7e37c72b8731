// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.diagnostic.Severity;
import io.registries.compiler.report.ConsoleLine;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/**
 * All that goals print. Only encoded lines reach Maven's log, so that no text of a configuration, a file name or a server
 * can control a terminal or a CI system.
 */
final class Console {
    private final Log log;

    Console(Log log) {
        this.log = log;
    }

    /** Prints one line. */
    void info(String line) {
        info(ConsoleLine.of(line));
    }

    /** Prints one line. */
    void info(ConsoleLine line) {
        log.info(line.text());
    }

    /** Prints lines, each as an entry of the log. */
    void info(List<ConsoleLine> lines) {
        lines.forEach(this::info);
    }

    /** Prints lines below a single entry of the log. */
    void block(Severity severity, List<ConsoleLine> lines) {
        String text = "\n" + ConsoleLine.join(lines).stripTrailing();
        switch (severity) {
            case ERROR -> log.error(text);
            case WARNING -> log.warn(text);
            case NOTE -> log.info(text);
        }
    }

    /** A failure that Maven can print. Its cause has the same text, so it stays only if that needs no escapes. */
    static MojoFailureException printable(MojoFailureException failure) {
        String text = ConsoleLine.of(String.valueOf(failure.getMessage())).text();
        return text.equals(failure.getMessage()) ? failure : new MojoFailureException(text);
    }

    /** An error that Maven can print. */
    static MojoExecutionException printable(MojoExecutionException error) {
        String text = ConsoleLine.of(String.valueOf(error.getMessage())).text();
        return text.equals(error.getMessage()) ? error : new MojoExecutionException(text);
    }
}
