// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.CompilationRequest;
import io.registries.compiler.CompilationResult;
import io.registries.compiler.ConnectivityOptions;
import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.RunContext;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.report.CheckTable;
import io.registries.compiler.report.Report;
import java.io.IOException;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Validates the configuration, reads the secrets that the selected outputs need, checks them at their registries, and writes
 * the outputs.
 */
@Mojo(name = "compile", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, requiresProject = false, threadSafe = true)
public final class CompileMojo extends AbstractOutputMojo {
    private static final int FILES_WORTH_PROGRESS = 1_000;

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
    @Parameter(property = "registries.compile.skip", defaultValue = "false")
    private boolean compileSkip;

    @Inject
    CompileMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    boolean isGoalSkipped() {
        return compileSkip;
    }

    @Override
    void run(ValidationRequest request, DiagnosticReporter reporter)
            throws MojoExecutionException, MojoFailureException {
        ConnectivityOptions.ConnectivityMode mode =
                NetworkOptions.mode(connectivity, ConnectivityOptions.ConnectivityMode.WARN);
        if (session().isOffline() && mode != ConnectivityOptions.ConnectivityMode.SKIP) {
            console().info("offline: connectivity checks are skipped");
            mode = ConnectivityOptions.ConnectivityMode.SKIP;
        }
        claim(secretsDirectory());
        try (TerminalProgress progress =
                new TerminalProgress("writing", FILES_WORTH_PROGRESS, new Terminal(session()).isInteractive())) {
            CompilationRequest compilation = compilation(request, outputDirectory())
                    .connectivity(connectivity(mode, request.context()))
                    .progress(progress)
                    .build();
            CompilationResult result = reporter.valueOf(
                    new RegistriesCompiler().compile(compilation),
                    (diagnostics, value) -> Report.of(diagnostics, value.checks())
                            .with(value.resolved())
                            .removing(value.removed()));
            if (!result.checks().isEmpty()) {
                console().info(CheckTable.of(result.checks()));
            }
            print(result, outputDirectory());
        } catch (IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private ConnectivityOptions connectivity(ConnectivityOptions.ConnectivityMode mode, RunContext host)
            throws MojoExecutionException {
        return new NetworkOptions(
                        connectivityTimeout,
                        connectivityDeadline,
                        connectivityParallelism,
                        connectivityVerifyPush,
                        connectivityTrustedTokenHosts,
                        ecrEndpoint)
                .connectivity(mode, new MavenProxies(session().getSettings(), decrypter()).read(host.environment()));
    }
}
