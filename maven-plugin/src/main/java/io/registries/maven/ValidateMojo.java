// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.ValidationResult;
import io.registries.compiler.diagnostic.Plurals;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.report.ImpactTable;
import io.registries.compiler.report.PullSummary;
import io.registries.compiler.report.Report;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Validates the configuration: syntax, schema, references and rules. It makes no network request and reads no secret, so it
 * is safe on pull requests from forks.
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, requiresProject = false, threadSafe = true)
public final class ValidateMojo extends AbstractSourceMojo {
    /**
     * The previous configuration to compare with: a git revision such as {@code rev:origin/main}, or a file or directory such
     * as {@code file:previous}. Without a prefix, a revision takes precedence over a file of the same name. The affected items
     * are printed, and written into the {@code json} and {@code markdown} reports.
     */
    @Parameter(property = "registries.validate.baseline")
    private @Nullable String validateBaseline;

    /** The time after which the validation ends with an error, such as {@code 60s} or {@code 2m}. */
    @Parameter(property = "registries.validate.deadline", defaultValue = "60s")
    private String validateDeadline;

    /** Whether to skip this goal. */
    @Parameter(property = "registries.validate.skip", defaultValue = "false")
    private boolean validateSkip;

    @Override
    boolean isGoalSkipped() {
        return validateSkip;
    }

    @Override
    void run(ValidationRequest request, DiagnosticReporter reporter)
            throws MojoExecutionException, MojoFailureException {
        ValidationResult result = reporter.valueOf(
                new RegistriesCompiler()
                        .validate(request.toBuilder()
                                .baseline(Optional.ofNullable(validateBaseline))
                                .deadline(Durations.parse("registries.validate.deadline", validateDeadline))
                                .build()),
                (diagnostics, value) ->
                        Report.of(diagnostics).with(value.resolved()).with(value.impact()));
        result.impact().ifPresent(impact -> console().info(ImpactTable.of(impact)));
        console().info(PullSummary.lines(result.pullPaths()));
        Configuration valid = result.configuration();
        console()
                .info("valid: "
                        + Plurals.count(valid.registries().size(), "registry") + ", "
                        + Plurals.count(valid.environments().size(), "environment") + ", "
                        + Plurals.count(valid.applications().size(), "application"));
    }
}
