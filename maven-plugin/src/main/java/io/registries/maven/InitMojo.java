// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.InitRequest;
import io.registries.compiler.InitResult;
import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.diagnostic.Plurals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a first registries.yaml, imported from Docker's config.json, values of the dt-secrets chart, and responses of
 * Devtron's API. It writes references in place of secrets, the schema for editors beside the file, and never overwrites
 * a file.
 */
@Mojo(name = "init", requiresProject = false, threadSafe = true, aggregator = true)
public final class InitMojo extends AbstractRegistriesMojo {
    /**
     * The file to write. A relative path starts at the directory of the POM, or without a POM at the directory in which Maven
     * was started; so do the paths of the inputs.
     */
    @Parameter(property = "registries.init.file", defaultValue = AbstractSourceMojo.DEFAULT_SOURCE)
    private String initFile;

    /** Docker's config.json. Default if no other input is set: the file in {@code DOCKER_CONFIG} or {@code ~/.docker}. */
    @Parameter(property = "registries.init.dockerConfig")
    private @Nullable String initDockerConfig;

    /** The values.yaml files of the dt-secrets chart, or directories of them, separated by commas. */
    @Parameter(property = "registries.init.values")
    private Set<String> initValues = Set.of();

    /** The responses of Devtron's {@code GET /orchestrator/docker/registry}: JSON files or directories, separated by commas. */
    @Parameter(property = "registries.init.registries")
    private Set<String> initRegistries = Set.of();

    /**
     * The responses of Devtron's <code>GET /orchestrator/core/v1beta1/application/&#123;appId&#125;</code>, and of
     * <code>GET /orchestrator/app/ci-pipeline/&#123;appId&#125;</code> if build pipelines override the build: JSON files or
     * directories, separated by commas.
     */
    @Parameter(property = "registries.init.applications")
    private Set<String> initApplications = Set.of();

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        DiagnosticReporter reporter = consoleReporter();
        Workspace workspace = workspace();
        InitRequest request = InitRequest.builder(workspace.base(), workspace.resolve(initFile))
                .namesRelativeTo(workspace.repository().directory())
                .dockerConfig(Optional.ofNullable(initDockerConfig).map(workspace::resolve))
                .values(paths(workspace, initValues))
                .registries(paths(workspace, initRegistries))
                .applications(paths(workspace, initApplications))
                .environment(System.getenv())
                .options(MavenOptions.NAMES)
                .build();
        try {
            InitResult result = reporter.valueOf(new RegistriesCompiler().init(request));
            console()
                    .info("wrote " + workspace.relative(workspace.resolve(initFile)) + ": "
                            + Plurals.count(result.registries(), "registry") + ", "
                            + Plurals.count(result.environments(), "environment") + ", "
                            + Plurals.count(result.applications(), "application"));
        } catch (IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private static List<Path> paths(Workspace workspace, Set<String> named) {
        return named.stream().sorted().map(workspace::resolve).toList();
    }
}
