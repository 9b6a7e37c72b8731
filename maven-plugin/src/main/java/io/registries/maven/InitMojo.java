// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.InitRequest;
import io.registries.compiler.InitResult;
import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.diagnostic.Plurals;
import io.registries.compiler.report.Reports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
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
public final class InitMojo extends AbstractRegistriesMojo {
    /**
     * The file to write. A relative one starts from the POM's folder, or without a POM from the folder that Maven was
     * started in; so do the inputs.
     */
    @Parameter(property = "registries.init.file", defaultValue = AbstractSourceMojo.DEFAULT_SOURCE)
    private String file;

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
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true)
    private MavenSession session;

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        Workspace workspace = Workspace.of(session, project);
        InitRequest request = InitRequest.builder(workspace.base(), workspace.resolve(file))
                .dockerConfig(Optional.ofNullable(dockerConfig).map(workspace::resolve))
                .values(paths(workspace, values))
                .registries(paths(workspace, registries))
                .applications(paths(workspace, applications))
                .environment(System.getenv())
                .options(MavenOptions.NAMES)
                .build();
        DiagnosticReporter reporter = new DiagnosticReporter(
                getLog(), false, false, new Reports(workspace.base(), workspace.base(), Set.of()), CommandSink.NONE);
        try {
            InitResult made = reporter.valueOf(new RegistriesCompiler().init(request));
            getLog().info("wrote " + file + ": "
                    + Plurals.count(made.registries(), "registry") + ", "
                    + Plurals.count(made.environments(), "environment") + ", "
                    + Plurals.count(made.applications(), "application"));
        } catch (IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private static List<Path> paths(Workspace workspace, Set<String> named) {
        return named.stream().sorted().map(workspace::resolve).toList();
    }
}
