// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.CheckRequest;
import io.registries.compiler.Connectivity.Mode;
import io.registries.compiler.Inspection;
import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.report.CheckTable;
import io.registries.compiler.report.Report;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Proves every registry reachable, trusted, and its credentials good, before a build or a pod finds out. Nothing is
 * pulled or pushed.
 */
@Mojo(name = "check", requiresProject = false, threadSafe = true)
public final class CheckMojo extends NetworkParameters {
    /** Whether to skip this goal. */
    @Parameter(property = "registries.check.skip", defaultValue = "false")
    private boolean skipCheck;

    @Override
    boolean skipGoal() {
        return skipCheck;
    }

    @Override
    void run(ValidationRequest request, Outcome outcome) throws MojoExecutionException, MojoFailureException {
        if (session().isOffline()) {
            getLog().info("offline: registries are not contacted");
            outcome.valueOf(new RegistriesCompiler().validate(request));
            return;
        }
        Inspection inspection;
        try (TerminalProgress progress = new TerminalProgress("checking", 1, isWatched())) {
            inspection = new RegistriesCompiler()
                    .check(new CheckRequest(request, connectivity(Mode.FAIL, request.host()), progress));
        }
        if (!inspection.checks().isEmpty()) {
            CheckTable.of(inspection.checks()).forEach(getLog()::info);
        }
        outcome.accept(Report.of(inspection.findings(), inspection.checks()));
    }
}
