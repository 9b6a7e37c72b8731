// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.DevtronImport;
import io.registries.compiler.InitRequest;
import io.registries.compiler.InitResult;
import io.registries.compiler.ProgressListener;
import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.RunContext;
import io.registries.compiler.diagnostic.Plurals;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
 * Writes a first registries.yaml, imported from a running Devtron or responses of its API, Docker's config.json, and values
 * of the dt-secrets chart. It writes references in place of secrets, the schema for editors beside the file, and never overwrites
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

    /** The URL of Devtron, such as {@code https://devtron.acme.internal}. */
    @Parameter(property = "registries.devtron.url")
    private @Nullable String devtronUrl;

    /**
     * Where the API token of Devtron is: {@code env:NAME}, {@code file:path}, or {@code server:id} for the password of a
     * server in settings.xml. The token itself is refused.
     */
    @Parameter(property = "registries.devtron.token")
    private @Nullable String devtronToken;

    /** The name of the Devtron instance, if environments name several in {@code devtron}. */
    @Parameter(property = "registries.devtron.name")
    private @Nullable String devtronName;

    /** A PEM file with certificate authorities to trust for Devtron, in addition to those of the system. */
    @Parameter(property = "registries.devtron.caCertificate")
    private @Nullable File devtronCaCertificate;

    /** The time limit of one request to Devtron, such as {@code 30s}. */
    @Parameter(property = "registries.devtron.timeout", defaultValue = DevtronSettings.TIMEOUT)
    private String devtronTimeout;

    /** The maximum number of requests to Devtron at the same time, 1 to 8. */
    @Parameter(property = "registries.devtron.parallelism", defaultValue = DevtronSettings.PARALLELISM)
    private int devtronParallelism;

    /** The applications to handle, separated by commas; {@code *} stands for any text. Default: all. */
    @Parameter(property = "registries.applications")
    private Set<String> applications = Set.of();

    /** The projects whose applications are handled, separated by commas; {@code *} stands for any text. Default: all. */
    @Parameter(property = "registries.projects")
    private Set<String> projects = Set.of();

    /**
     * The environments to handle, separated by commas. Default: all. In {@code init}, {@code plan} and {@code apply}, {@code *}
     * stands for any text.
     */
    @Parameter(property = "registries.environments")
    private Set<String> environments = Set.of();

    private final SettingsDecrypter decrypter;

    @Inject
    InitMojo(SettingsDecrypter decrypter) {
        this.decrypter = decrypter;
    }

    @Override
    void run() throws MojoExecutionException, MojoFailureException {
        DiagnosticReporter reporter = consoleReporter();
        try (TerminalProgress progress =
                new TerminalProgress("reading Devtron", 1, new Terminal(session()).isInteractive())) {
            Workspace workspace = workspace();
            InitResult result = reporter.valueOf(new RegistriesCompiler().init(request(workspace, progress)));
            console()
                    .info("wrote " + workspace.relative(workspace.resolve(initFile)) + ": "
                            + Plurals.count(result.registries(), "registry") + ", "
                            + Plurals.count(result.environments(), "environment") + ", "
                            + Plurals.count(result.applications(), "application"));
        } catch (IOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private InitRequest request(Workspace workspace, ProgressListener progress) throws MojoExecutionException {
        RunContext context = MavenServers.host(session(), decrypter);
        return InitRequest.builder(workspace.base(), workspace.resolve(initFile))
                .namesRelativeTo(workspace.repository().directory())
                .dockerConfig(Optional.ofNullable(initDockerConfig).map(workspace::resolve))
                .values(paths(workspace, initValues))
                .registries(paths(workspace, initRegistries))
                .applications(paths(workspace, initApplications))
                .devtron(devtron(workspace, context, progress))
                .context(context)
                .options(MavenOptions.NAMES)
                .build();
    }

    private Optional<DevtronImport> devtron(Workspace workspace, RunContext context, ProgressListener progress)
            throws MojoExecutionException {
        if (devtronUrl == null) {
            if (devtronToken != null || devtronName != null || isFiltered()) {
                throw new MojoExecutionException("set registries.devtron.url: registries.devtron.token,"
                        + " registries.devtron.name and the filters apply to a running Devtron only");
            }
            return Optional.empty();
        }
        if (!initRegistries.isEmpty() || !initApplications.isEmpty()) {
            throw new MojoExecutionException("set either registries.devtron.url, or registries.init.registries and"
                    + " registries.init.applications with saved responses");
        }
        if (session().isOffline()) {
            throw new MojoExecutionException(
                    "Maven is offline: use registries.init.registries and registries.init.applications with saved responses");
        }
        DevtronSettings settings = new DevtronSettings(
                devtronUrl,
                devtronToken,
                Optional.ofNullable(devtronCaCertificate).map(workspace::resolve),
                devtronTimeout,
                devtronParallelism);
        return Optional.of(new DevtronImport(
                settings.options(new MavenProxies(session().getSettings(), decrypter).read(context.environment())),
                Optional.ofNullable(devtronName),
                applications,
                projects,
                environments,
                progress));
    }

    private boolean isFiltered() {
        return !applications.isEmpty() || !projects.isEmpty() || !environments.isEmpty();
    }

    private static List<Path> paths(Workspace workspace, Set<String> named) {
        return named.stream().sorted().map(workspace::resolve).toList();
    }
}
