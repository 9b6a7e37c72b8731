// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.Compilation;
import io.registries.compiler.CompilationRequest;
import io.registries.compiler.Connectivity.Mode;
import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.report.CheckTable;
import io.registries.compiler.report.Report;
import java.io.IOException;
import java.util.Arrays;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Validates the configuration, reads the secrets that the chosen output needs, proves them at their registries, and
 * writes the output.
 */
@Mojo(name = "compile", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, requiresProject = false, threadSafe = true)
public final class CompileMojo extends OutputParameters {
    private static final int LONG = 1_000;

    /**
     * What follows where a registry whose credentials are read, or a public one, cannot be proved: {@code fail},
     * {@code warn}; {@code skip} contacts none.
     */
    @Parameter(property = "registries.connectivity", defaultValue = "warn")
    private String connectivity = "warn";

    /** Whether to skip this goal. */
    @Parameter(property = "registries.compile.skip", defaultValue = "false")
    private boolean skipCompile;

    @Override
    boolean skipGoal() {
        return skipCompile;
    }

    @Override
    void run(ValidationRequest request, Outcome outcome) throws MojoExecutionException, MojoFailureException {
        Mode mode = mode();
        if (session().isOffline() && mode != Mode.SKIP) {
            getLog().info("offline: registries are not contacted");
            mode = Mode.SKIP;
        }
        try (TerminalProgress progress = new TerminalProgress("writing", LONG, isWatched())) {
            CompilationRequest compilation =
                    compilation(request, outputDirectory(), connectivity(mode, request.host()), progress);
            Compilation made = outcome.valueOf(
                    new RegistriesCompiler().compile(compilation),
                    (findings, value) -> Report.of(findings, value.checks()).with(value.pullPaths()));
            if (!made.checks().isEmpty()) {
                CheckTable.of(made.checks()).forEach(getLog()::info);
            }
            print(made, outputDirectory());
        } catch (IOException problem) {
            throw new MojoExecutionException(problem.getMessage(), problem);
        }
    }

    private Mode mode() throws MojoExecutionException {
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.word().equals(connectivity))
                .findFirst()
                .orElseThrow(() -> new MojoExecutionException(
                        "registries.connectivity must be `fail`, `warn` or `skip`, not `" + connectivity + "`"));
    }
}
