// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.Host;
import io.registries.compiler.ValidationRequest;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What every goal on a source has in common. */
abstract class SourceParameters extends AbstractMojo {
    static final String DEFAULT_SOURCE = "registries.yaml";

    /**
     * The configuration: a file, a folder (all its YAML files, at any depth) or a pattern such as
     * <code>config/&#42;.yaml</code>. A relative one starts from the POM's folder, or without a POM from the folder that
     * Maven was started in.
     */
    @Parameter(property = "registries.source", defaultValue = DEFAULT_SOURCE)
    private String source = DEFAULT_SOURCE;

    /** Whether a secret that stands in the configuration in plain text is a warning rather than an error. */
    @Parameter(property = "registries.allowPlaintextSecrets", defaultValue = "false")
    private boolean allowPlaintextSecrets;

    /** Whether warnings fail the build as errors do. */
    @Parameter(property = "registries.failOnWarning", defaultValue = "false")
    private boolean failOnWarning;

    /** Whether to do nothing in all goals. */
    @Parameter(property = "registries.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true)
    private @Nullable MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private @Nullable MavenSession session;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip || skipGoal()) {
            getLog().info("skipped");
            return;
        }
        boolean named = !source.equals(DEFAULT_SOURCE);
        if (!named && inReactor() && !Files.exists(base().resolve(source))) {
            getLog().info("no " + source + " in this module: nothing to do");
            return;
        }
        run(
                new ValidationRequest(base(), source, allowPlaintextSecrets, Host.current()),
                new Outcome(getLog(), failOnWarning));
    }

    abstract boolean skipGoal();

    abstract void run(ValidationRequest request, Outcome outcome) throws MojoExecutionException, MojoFailureException;

    /** The folder that relative paths start from. */
    final Path base() {
        File pom = project == null ? null : project.getFile();
        File folder = pom == null ? new File(session().getExecutionRootDirectory()) : pom.getParentFile();
        return folder.toPath().toAbsolutePath().normalize();
    }

    final MavenSession session() {
        return java.util.Objects.requireNonNull(session);
    }

    private boolean inReactor() {
        return session().getProjects() != null && session().getProjects().size() > 1;
    }
}
