// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.CheckRequest;
import io.registries.compiler.CheckResult;
import io.registries.compiler.ConnectivityOptions;
import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.RunContext;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.report.CheckTable;
import io.registries.compiler.report.Report;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Checks every registry with every declared credential: whether it is reachable, trusted, and accepts the credentials. It
 * pulls and pushes no image.
 */
@Mojo(name = "check", requiresProject = false, threadSafe = true)
public final class CheckMojo extends AbstractSourceMojo {
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
    @Parameter(property = "registries.check.skip", defaultValue = "false")
    private boolean checkSkip;

    private final SettingsDecrypter decrypter;

    @Inject
    CheckMojo(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    @Override
    RunContext host() {
        return MavenServers.host(session(), decrypter);
    }

    @Override
    boolean isGoalSkipped() {
        return checkSkip;
    }

    @Override
    void run(ValidationRequest request, DiagnosticReporter reporter)
            throws MojoExecutionException, MojoFailureException {
        if (session().isOffline()) {
            console().info("offline: connectivity checks are skipped");
            reporter.valueOf(
                    new RegistriesCompiler().validate(request),
                    (diagnostics, value) -> Report.of(diagnostics).with(value.resolved()));
            return;
        }
        ConnectivityOptions connectivity = new NetworkOptions(
                        connectivityTimeout,
                        connectivityDeadline,
                        connectivityParallelism,
                        connectivityVerifyPush,
                        connectivityTrustedTokenHosts,
                        ecrEndpoint)
                .connectivity(
                        ConnectivityOptions.ConnectivityMode.FAIL,
                        new MavenProxies(session().getSettings(), decrypter)
                                .read(request.context().environment()));
        Result<CheckResult> result;
        try (TerminalProgress progress = new TerminalProgress("checking", 1, new Terminal(session()).isInteractive())) {
            result = new RegistriesCompiler().check(new CheckRequest(request, connectivity, progress));
        }
        result.value()
                .map(CheckResult::checks)
                .filter(checks -> !checks.isEmpty())
                .ifPresent(checks -> console().info(CheckTable.of(checks)));
        reporter.valueOf(
                result,
                (diagnostics, value) -> Report.of(diagnostics, value.checks()).with(value.resolved()));
    }
}
