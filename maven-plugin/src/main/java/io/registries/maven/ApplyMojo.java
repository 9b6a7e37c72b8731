// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.ApplyOptions;
import io.registries.compiler.ApplyRequest;
import io.registries.compiler.ApplyResult;
import io.registries.compiler.ConnectivityOptions;
import io.registries.compiler.PlanRequest;
import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.report.ApplyJson;
import io.registries.compiler.report.ApplyText;
import io.registries.compiler.report.Report;
import java.io.File;
import java.io.IOException;
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
 * Changes Devtron as the configuration declares: pull secrets first, then registries, then builds. It checks the logins,
 * reads each object again before it sends it, sends it once, and reads it back. It deletes nothing. It writes
 * {@code apply.json} into {@code registries-reports} in the build directory.
 */
@Mojo(name = "apply", requiresProject = false, threadSafe = true)
public final class ApplyMojo extends AbstractDevtronMojo {
    private static final String CREDENTIALS = "credentials";

    /** A {@code plan.json} that was reviewed. Nothing that it does not contain is changed. */
    @Parameter(property = "registries.apply.plan")
    private @Nullable File applyPlan;

    /** The maximum age of the plan in {@code registries.apply.plan}, such as {@code 8h}. */
    @Parameter(property = "registries.apply.maxPlanAge", defaultValue = "24h")
    private String applyMaxPlanAge;

    /** {@code credentials}: changes only logins that Devtron has, to rotate them. Default: everything is changed. */
    @Parameter(property = "registries.apply.only")
    private @Nullable String applyOnly;

    /** The maximum number of objects to change, the first ones of the plan. Default: all. */
    @Parameter(property = "registries.apply.limit")
    private @Nullable Integer applyLimit;

    /** The number of failures after which no further object is changed. */
    @Parameter(property = "registries.apply.maxFailures", defaultValue = "5")
    private int applyMaxFailures;

    /** Whether an object that waits for something in Devtron, such as an environment, fails the build. */
    @Parameter(property = "registries.apply.requireAll", defaultValue = "false")
    private boolean applyRequireAll;

    /** A directory with Mustache templates that replace the compiler's templates of the same path, or add outputs. */
    @Parameter(property = "registries.templatesDirectory")
    private @Nullable File templatesDirectory;

    /**
     * What a failed check of a registry does: {@code fail} the build or {@code warn}; {@code skip} skips all checks.
     * {@code compile} checks the registries whose credentials are read and the public ones, {@code apply} the logins that it
     * will send. Default: {@code warn} in {@code compile}, {@code fail} in {@code apply}.
     */
    @Parameter(property = "registries.connectivity")
    private @Nullable String connectivity;

    /** The time limit of one registry, for all stages and retries, such as {@code 500ms}, {@code 8s} or {@code 2m}. */
    @Parameter(property = "registries.connectivity.timeout", defaultValue = NetworkOptions.TIMEOUT)
    private String connectivityTimeout;

    /** The time limit of all registries together. A registry that is not checked in time is reported as {@code not-probed}. */
    @Parameter(property = "registries.connectivity.deadline", defaultValue = NetworkOptions.DEADLINE)
    private String connectivityDeadline;

    /** The maximum number of registries that are checked at the same time. */
    @Parameter(property = "registries.connectivity.parallelism", defaultValue = NetworkOptions.PARALLELISM)
    private int connectivityParallelism;

    /** Whether to verify push permissions, by starting an upload and cancelling it. No data is uploaded. */
    @Parameter(property = "registries.connectivity.verifyPush", defaultValue = "false")
    private boolean connectivityVerifyPush;

    /**
     * The hosts of token services that may have a private address or use plain HTTP, separated by commas. By default,
     * credentials are not sent to such hosts.
     */
    @Parameter(property = "registries.connectivity.trustedTokenHosts")
    private Set<String> connectivityTrustedTokenHosts = Set.of();

    /** The URL of a VPC endpoint of Amazon ECR's API. Default: the public endpoint of the region. */
    @Parameter(property = "registries.ecr.endpoint")
    private @Nullable String ecrEndpoint;

    /** Whether to skip this goal. */
    @Parameter(property = "registries.apply.skip", defaultValue = "false")
    private boolean applySkip;

    @Inject
    ApplyMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    boolean isGoalSkipped() {
        return applySkip;
    }

    @Override
    void run(ValidationRequest validation, DiagnosticReporter reporter)
            throws MojoExecutionException, MojoFailureException {
        if (session().isOffline()) {
            throw new MojoExecutionException("Maven is offline, and `apply` needs Devtron");
        }
        Result<ApplyResult> result;
        try (TerminalProgress progress = new TerminalProgress("applying", 1, new Terminal(session()).isInteractive())) {
            result = new RegistriesCompiler()
                    .apply(new ApplyRequest(
                            request(
                                    validation,
                                    devtron(validation),
                                    Optional.empty(),
                                    PlanRequest.DEFAULT_FAIL_ON,
                                    progress),
                            connectivity(validation),
                            Optional.ofNullable(templatesDirectory).map(workspace()::resolve),
                            options()));
        } catch (IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
        result.value().ifPresent(value -> console().info(ApplyText.of(value.applied())));
        reporter.valueOf(
                result,
                (diagnostics, value) ->
                        Report.of(diagnostics).with(value.resolved()).applying(value.applied()));
    }

    private ApplyOptions options() throws MojoExecutionException {
        if (applyOnly != null && !applyOnly.equals(CREDENTIALS)) {
            throw new MojoExecutionException(
                    "registries.apply.only must be `" + CREDENTIALS + "`, not `" + applyOnly + "`");
        }
        int limit = applyLimit == null ? Integer.MAX_VALUE : applyLimit;
        if (limit < 1 || applyMaxFailures < 1) {
            throw new MojoExecutionException(
                    "registries.apply.limit and registries.apply.maxFailures must be 1 or more");
        }
        return new ApplyOptions(
                Optional.ofNullable(applyPlan).map(workspace()::resolve),
                Durations.parse("registries.apply.maxPlanAge", applyMaxPlanAge),
                applyOnly != null,
                limit,
                applyMaxFailures,
                applyRequireAll,
                Optional.of(reportsDirectory().resolve(ApplyJson.FILE_NAME)));
    }

    private ConnectivityOptions connectivity(ValidationRequest validation) throws MojoExecutionException {
        return new NetworkOptions(
                        connectivityTimeout,
                        connectivityDeadline,
                        connectivityParallelism,
                        connectivityVerifyPush,
                        connectivityTrustedTokenHosts,
                        ecrEndpoint)
                .connectivity(
                        NetworkOptions.mode(connectivity, ConnectivityOptions.ConnectivityMode.FAIL),
                        proxies(validation));
    }
}
