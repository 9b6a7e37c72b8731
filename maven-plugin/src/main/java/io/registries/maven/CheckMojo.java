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
 * Proves every registry reachable, trusted, and its credentials good, before a build or a pod finds out. Nothing is
 * pulled or pushed.
 */
@Mojo(name = "check", requiresProject = false, threadSafe = true)
public final class CheckMojo extends AbstractSourceMojo {
    /** The time for one registry, all its stages and retries: {@code 500ms}, {@code 8s}, {@code 2m}. */
    @Parameter(property = "registries.timeout", defaultValue = NetworkOptions.TIMEOUT)
    private String timeout;

    /** The time for all registries together; those that are not checked in it are reported as not probed. */
    @Parameter(property = "registries.check.deadline", defaultValue = NetworkOptions.DEADLINE)
    private String deadline;

    /** How many registries are tried at once. */
    @Parameter(property = "registries.check.parallelism", defaultValue = NetworkOptions.PARALLELISM)
    private int parallelism;

    /** Whether the right to push is tried: an upload is begun and cancelled, nothing is sent. */
    @Parameter(property = "registries.check.push", defaultValue = "false")
    private boolean push;

    /** Hosts of token services that may be private or unencrypted, separated by commas. */
    @Parameter(property = "registries.check.realms")
    private Set<String> realms = Set.of();

    /** The URL of ECR's API in place of AWS's own, for a VPC endpoint. */
    @Parameter(property = "registries.aws.endpoint")
    private @Nullable String awsEndpoint;

    /** Whether to skip this goal. */
    @Parameter(property = "registries.check.skip", defaultValue = "false")
    private boolean skipCheck;

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
        return skipCheck;
    }

    @Override
    void run(ValidationRequest request, DiagnosticReporter reporter)
            throws MojoExecutionException, MojoFailureException {
        if (session().isOffline()) {
            getLog().info("offline: registries are not contacted");
            reporter.valueOf(new RegistriesCompiler().validate(request));
            return;
        }
        ConnectivityOptions connectivity = new NetworkOptions(timeout, deadline, parallelism, push, realms, awsEndpoint)
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
                .ifPresent(checks -> CheckTable.of(checks).forEach(getLog()::info));
        reporter.valueOf(result, (diagnostics, value) -> Report.of(diagnostics, value.checks()));
    }
}
