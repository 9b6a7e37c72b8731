// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.Host;
import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.init.InitRequest;
import io.registries.compiler.init.Initial;
import io.registries.compiler.report.Reports;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Writes a first registries.yaml from what is at hand: Docker's config.json, values of dt-secrets, Devtron's answers on
 * registries and applications. Secrets become references, never values; a file that is there is never overwritten.
 */
@Mojo(name = "init", requiresProject = false, threadSafe = true, aggregator = true)
public final class InitMojo extends AbstractMojo {
    /**
     * The file to write. A relative one starts from the POM's folder, or without a POM from the folder that Maven was
     * started in; so do the inputs.
     */
    @Parameter(property = "registries.init.file", defaultValue = SourceParameters.DEFAULT_SOURCE)
    private String file = SourceParameters.DEFAULT_SOURCE;

    /**
     * Docker's config.json. Default: where no other input is named, the one in {@code DOCKER_CONFIG} or
     * {@code ~/.docker}.
     */
    @Parameter(property = "registries.init.dockerConfig")
    private @Nullable String dockerConfig;

    /** values.yaml files of the dt-secrets chart, or folders of them, separated by commas. */
    @Parameter(property = "registries.init.values")
    private Set<String> values = Set.of();

    /** What Devtron's {@code GET /orchestrator/docker/registry} answers: JSON files or folders, separated by commas. */
    @Parameter(property = "registries.init.registries")
    private Set<String> registries = Set.of();

    /**
     * What Devtron's <code>GET /orchestrator/core/v1beta1/application/&#123;appId&#125;</code> answers, and
     * <code>GET /orchestrator/app/ci-pipeline/&#123;appId&#125;</code> where build pipelines override the build: JSON
     * files or folders, separated by commas.
     */
    @Parameter(property = "registries.init.applications")
    private Set<String> applications = Set.of();

    @Parameter(defaultValue = "${project}", readonly = true)
    private @Nullable MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private @Nullable MavenSession session;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Path base = base();
        Host host = Host.current();
        InitRequest request = new InitRequest(
                base,
                base.resolve(file).normalize(),
                Optional.ofNullable(dockerConfig).map(base::resolve),
                paths(base, values),
                paths(base, registries),
                paths(base, applications),
                host.environment(),
                host.clock());
        Outcome outcome = new Outcome(getLog(), false, false, new Reports(base, Set.of()));
        try {
            Initial made = outcome.valueOf(new RegistriesCompiler().init(request));
            getLog().info("wrote " + file + ": "
                    + Outcome.plural(made.registries(), "registry") + ", "
                    + Outcome.plural(made.environments(), "environment") + ", "
                    + Outcome.plural(made.applications(), "application"));
        } catch (IOException problem) {
            throw new MojoExecutionException(problem.getMessage(), problem);
        }
    }

    private static List<Path> paths(Path base, Set<String> named) {
        return named.stream().sorted().map(base::resolve).toList();
    }

    private Path base() {
        File pom = project == null ? null : project.getFile();
        File folder = pom == null
                ? new File(java.util.Objects.requireNonNull(session).getExecutionRootDirectory())
                : pom.getParentFile();
        return folder.toPath().toAbsolutePath().normalize();
    }
}
