// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.PlanRequest.PlanSource;
import io.registries.compiler.PlanResult;
import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.model.plan.PlanOutcome;
import io.registries.compiler.report.PlanText;
import io.registries.compiler.report.Report;
import java.io.File;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Compares the configuration with Devtron, and shows what would have to change there. It sends GET requests only, and
 * verifies that the pods of each application get their pull secret. It writes {@code plan.json} into
 * {@code registries-reports} in the build directory.
 */
@Mojo(name = "plan", requiresProject = false, threadSafe = true)
public final class PlanMojo extends AbstractDevtronMojo {
    /** A file to save the state of Devtron to, without secrets, for {@code registries.plan.fromState}. */
    @Parameter(property = "registries.plan.saveState")
    private @Nullable File planSaveState;

    /** A saved state to compare with, in place of a running Devtron. No token is needed; secrets are not compared. */
    @Parameter(property = "registries.plan.fromState")
    private @Nullable File planFromState;

    /**
     * The outcomes that fail the build, separated by commas: {@code pending}, {@code changed}, {@code incomplete},
     * {@code refused}. An error always does.
     */
    @Parameter(property = "registries.plan.failOn", defaultValue = "refused")
    private Set<String> planFailOn = Set.of();

    /** Whether to skip this goal. */
    @Parameter(property = "registries.plan.skip", defaultValue = "false")
    private boolean planSkip;

    @Inject
    PlanMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    boolean isGoalSkipped() {
        return planSkip;
    }

    @Override
    void run(ValidationRequest validation, DiagnosticReporter reporter)
            throws MojoExecutionException, MojoFailureException {
        Result<PlanResult> result;
        try (TerminalProgress progress =
                new TerminalProgress("reading Devtron", 1, new Terminal(session()).isInteractive())) {
            result = new RegistriesCompiler()
                    .plan(request(
                            validation,
                            source(validation),
                            Optional.ofNullable(planSaveState).map(workspace()::resolve),
                            failOn(),
                            progress));
        } catch (IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
        result.value().ifPresent(value -> console().info(PlanText.of(value.plan())));
        reporter.valueOf(
                result,
                (diagnostics, value) ->
                        Report.of(diagnostics).with(value.resolved()).planning(value.plan()));
    }

    private PlanSource source(ValidationRequest validation) throws MojoExecutionException {
        if (planFromState != null && !hasDevtronUrl()) {
            return new PlanSource.SavedState(workspace().resolve(planFromState));
        }
        if (planFromState != null || !hasDevtronUrl()) {
            throw new MojoExecutionException(
                    "set either registries.devtron.url, or registries.plan.fromState to a saved state");
        }
        if (session().isOffline()) {
            throw new MojoExecutionException("Maven is offline: use registries.plan.fromState with a saved state");
        }
        return devtron(validation);
    }

    private Set<PlanOutcome> failOn() throws MojoExecutionException {
        Set<PlanOutcome> outcomes = EnumSet.noneOf(PlanOutcome.class);
        for (String id : planFailOn) {
            if (!PlanOutcome.selectable().contains(id)) {
                throw new MojoExecutionException("registries.plan.failOn names `" + id + "`; there is "
                        + String.join(", ", PlanOutcome.selectable()));
            }
            outcomes.add(PlanOutcome.fromId(id).orElseThrow());
        }
        return outcomes;
    }
}
