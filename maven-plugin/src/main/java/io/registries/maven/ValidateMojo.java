// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.ValidationResult;
import io.registries.compiler.diagnostic.Plurals;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.report.ImpactTable;
import io.registries.compiler.report.Report;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Checks the configuration: syntax, schema, links and rules. Uses no network and looks for no secret, so it is safe on
 * anybody's pull request.
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, requiresProject = false, threadSafe = true)
public final class ValidateMojo extends AbstractSourceMojo {
    /**
     * A former configuration: a file or a folder, or else a git revision such as {@code origin/main}. What the change
     * touches is told, and is part of the reports in {@code json} and {@code markdown}.
     */
    @Parameter(property = "registries.baseline")
    private @Nullable String baseline;

    /** Whether to skip this goal. */
    @Parameter(property = "registries.validate.skip", defaultValue = "false")
    private boolean skipValidate;

    @Override
    boolean isGoalSkipped() {
        return skipValidate;
    }

    @Override
    void run(ValidationRequest request, DiagnosticReporter reporter)
            throws MojoExecutionException, MojoFailureException {
        ValidationResult proved = reporter.valueOf(
                new RegistriesCompiler()
                        .validate(request.toBuilder()
                                .baseline(Optional.ofNullable(baseline))
                                .build()),
                (diagnostics, made) ->
                        Report.of(diagnostics).with(made.pullPaths()).with(made.impact()));
        proved.impact().ifPresent(impact -> ImpactTable.of(impact).forEach(getLog()::info));
        getLog().info(DiagnosticReporter.pulls(PullPath.counts(proved.pullPaths())));
        Configuration valid = proved.configuration();
        getLog().info("valid: "
                + Plurals.count(valid.registries().size(), "registry") + ", "
                + Plurals.count(valid.environments().size(), "environment") + ", "
                + Plurals.count(valid.applications().size(), "application"));
    }
}
