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
import java.util.Arrays;
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
 * Validates the configuration, reads the secrets that the chosen output needs, proves them at their registries, and
 * writes the output.
 */
@Mojo(name = "compile", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, requiresProject = false, threadSafe = true)
public final class CompileMojo extends AbstractOutputMojo {
    private static final int FILES_WORTH_PROGRESS = 1_000;

    /**
     * What a failed check of a registry does, of those whose credentials are read and of public ones: {@code fail} the
     * build, {@code warn}, or {@code skip} all checks.
     */
    @Parameter(property = "registries.connectivity", defaultValue = "warn")
    private String connectivity;

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
    @Parameter(property = "registries.compile.skip", defaultValue = "false")
    private boolean skipCompile;

    @Inject
    CompileMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    boolean isGoalSkipped() {
        return skipCompile;
    }

    @Override
    void run(ValidationRequest request, DiagnosticReporter reporter)
            throws MojoExecutionException, MojoFailureException {
        ConnectivityOptions.ConnectivityMode mode = mode();
        if (session().isOffline() && mode != ConnectivityOptions.ConnectivityMode.SKIP) {
            getLog().info("offline: registries are not contacted");
            mode = ConnectivityOptions.ConnectivityMode.SKIP;
        }
        try (TerminalProgress progress =
                new TerminalProgress("writing", FILES_WORTH_PROGRESS, new Terminal(session()).isInteractive())) {
            CompilationRequest compilation = compilation(request, outputDirectory())
                    .connectivity(connectivity(mode, request.context()))
                    .progress(progress)
                    .build();
            CompilationResult made = reporter.valueOf(
                    new RegistriesCompiler().compile(compilation),
                    (diagnostics, value) ->
                            Report.of(diagnostics, value.checks()).with(value.pullPaths()));
            if (!made.checks().isEmpty()) {
                CheckTable.of(made.checks()).forEach(getLog()::info);
            }
            print(made, outputDirectory());
        } catch (IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private ConnectivityOptions connectivity(ConnectivityOptions.ConnectivityMode mode, RunContext host)
            throws MojoExecutionException {
        return new NetworkOptions(timeout, deadline, parallelism, push, realms, awsEndpoint)
                .connectivity(mode, new MavenProxies(session().getSettings(), decrypter()).read(host.environment()));
    }

    private ConnectivityOptions.ConnectivityMode mode() throws MojoExecutionException {
        return Arrays.stream(ConnectivityOptions.ConnectivityMode.values())
                .filter(mode -> mode.id().equals(connectivity))
                .findFirst()
                .orElseThrow(() -> new MojoExecutionException(
                        "registries.connectivity must be `fail`, `warn` or `skip`, not `" + connectivity + "`"));
    }
}
