// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.Compilation;
import io.registries.compiler.CompilationRequest;
import io.registries.compiler.Connectivity.Mode;
import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.report.CheckTable;
import io.registries.compiler.report.ProvenanceTable;
import io.registries.compiler.report.Report;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Validates the configuration, reads the secrets that the chosen output needs, proves them at their registries, and
 * writes the output.
 */
@Mojo(name = "compile", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, requiresProject = false, threadSafe = true)
public final class CompileMojo extends NetworkParameters {
    private static final String DEFAULT_DIRECTORY = "target/registries";
    private static final int LONG = 1_000;

    /** Where to write what holds no secret. Default: {@code target/registries}. */
    @Parameter(property = "registries.outputDirectory")
    private @Nullable File outputDirectory;

    /**
     * Where to write what holds secrets; must be outside of what git tracks. Default: {@code target/registries}.
     */
    @Parameter(property = "registries.secretsDirectory")
    private @Nullable File secretsDirectory;

    /**
     * The kinds to write, separated by commas: {@code docker-build-configs}, {@code image-pull-secrets},
     * {@code dt-secrets}, {@code devtron-registries}, {@code custom}. Default: all but {@code devtron-registries}.
     */
    @Parameter(property = "registries.outputs")
    private Set<String> outputs = Set.of();

    /** The environments to write for, separated by commas. Default: all. */
    @Parameter(property = "registries.environments")
    private Set<String> environments = Set.of();

    /** A folder with templates that replace the compiler's own of the same path, or add files of their own. */
    @Parameter(property = "registries.templatesDirectory")
    private @Nullable File templatesDirectory;

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
        Path output = directory(outputDirectory);
        Path secrets = directory(secretsDirectory);
        try (TerminalProgress progress = new TerminalProgress("writing", LONG, isWatched())) {
            CompilationRequest compilation = new CompilationRequest(
                    request,
                    output,
                    secrets,
                    outputs,
                    environments,
                    Optional.ofNullable(templatesDirectory).map(this::resolve),
                    connectivity(mode, request.host()),
                    progress);
            print(
                    outcome.valueOf(
                            new RegistriesCompiler().compile(compilation),
                            (findings, made) ->
                                    new Report(findings, made.checks(), made.pullPaths(), Optional.empty())),
                    output,
                    secrets);
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

    private void print(Compilation compilation, Path output, Path secrets) {
        if (!compilation.checks().isEmpty()) {
            CheckTable.of(compilation.checks()).forEach(getLog()::info);
        }
        if (!compilation.provenances().isEmpty()) {
            ProvenanceTable.of(compilation.provenances()).forEach(getLog()::info);
        }
        getLog().info(Outcome.summary(compilation.pullPaths()));
        compilation.files().forEach((kind, count) -> getLog().info("%5d  %s".formatted(count, kind)));
        getLog().info("%d written, %d unchanged, %d removed in %s"
                .formatted(
                        compilation.written(),
                        compilation.total() - compilation.written(),
                        compilation.removed(),
                        output.equals(secrets) ? shown(output) : shown(output) + " and " + shown(secrets)));
    }

    private Path directory(@Nullable File given) {
        return given == null ? base().resolve(DEFAULT_DIRECTORY) : resolve(given);
    }

    // Maven resolves a relative file against the POM's folder, but against the process's without a POM.
    private Path resolve(File file) {
        return base().resolve(file.toPath()).normalize();
    }

    private String shown(Path directory) {
        return directory.startsWith(base()) ? base().relativize(directory).toString() : directory.toString();
    }
}
