// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticPage;
import io.registries.compiler.diagnostic.Severity;
import io.registries.compiler.diagnostic.Suggestions;
import io.registries.compiler.report.ConsoleLine;
import io.registries.compiler.report.Report;
import java.util.Arrays;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Prints the page of a diagnostic: an example, why it matters, and how to fix it. */
@Mojo(name = "explain", requiresProject = false, threadSafe = true)
public final class ExplainMojo extends AbstractRegistriesMojo {
    /** The code of the diagnostic, such as {@code unknown-registry}. Default: all codes are listed. */
    @Parameter(property = "registries.explain.code")
    private @Nullable String explainCode;

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        consoleReporter().accept(Report.of(List.of()));
        String asked = explainCode;
        if (asked == null) {
            Arrays.stream(DiagnosticCode.values())
                    .forEach(one -> console()
                            .info("%-28s %s"
                                    .formatted(
                                            one.id(), DiagnosticPage.read(one).summary())));
            return;
        }
        DiagnosticCode known = DiagnosticCode.fromId(asked)
                .orElseThrow(() -> new MojoFailureException("there is no diagnostic `" + asked + "`"
                        + Suggestions.didYouMean(asked, ids())
                                .map(help -> ": " + help)
                                .orElse("")));
        console()
                .block(
                        Severity.NOTE,
                        DiagnosticPage.read(known)
                                .markdown()
                                .lines()
                                .map(ConsoleLine::of)
                                .toList());
    }

    private static List<String> ids() {
        return Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::id).toList();
    }
}
