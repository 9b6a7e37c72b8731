// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.Host;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.report.ReportFormat;
import io.registries.compiler.report.Reports;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What every goal on a source has in common. */
abstract class SourceParameters extends AbstractMojo {
    static final String DEFAULT_SOURCE = "registries.yaml";
    private static final String REPORTS = "target/registries-reports";

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

    /**
     * Reports to write into {@code target/registries-reports}, separated by commas: {@code github}, {@code gitlab},
     * {@code sarif}, {@code junit}, {@code json}, {@code markdown}. {@code github} is printed too, and chosen by itself in GitHub Actions.
     */
    @Parameter(property = "registries.reports")
    private Set<String> reports = Set.of();

    /** Whether to do nothing in all goals. */
    @Parameter(property = "registries.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true)
    private @Nullable MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private @Nullable MavenSession session;

    @Inject
    private @Nullable SettingsDecrypter decrypter;

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
        Host host = Host.current().with(new MavenServers(session().getSettings(), decrypter()));
        Reports wanted = new Reports(base().resolve(REPORTS), formats(host));
        run(
                new ValidationRequest(base(), source, allowPlaintextSecrets, Optional.empty(), host),
                new Outcome(getLog(), failOnWarning, hasColours(host), wanted));
    }

    private Set<ReportFormat> formats(Host host) throws MojoExecutionException {
        Set<ReportFormat> formats = EnumSet.noneOf(ReportFormat.class);
        for (String report : reports) {
            formats.add(ReportFormat.of(report)
                    .orElseThrow(() -> new MojoExecutionException("registries.reports names `" + report + "`; there is "
                            + String.join(", ", ReportFormat.words()))));
        }
        if ("true".equals(host.environment().get("GITHUB_ACTIONS"))) {
            formats.add(ReportFormat.GITHUB);
        }
        return formats;
    }

    // Maven's own switch, and the custom of terminals: https://no-color.org
    @SuppressWarnings("SystemConsoleNull") // Java 22 to 24 may say that there is a terminal where there is none
    private boolean hasColours(Host host) {
        String chosen = session().getUserProperties().getProperty("style.color", "auto");
        boolean terminal = System.console() != null
                && !"dumb".equals(host.environment().get("TERM"))
                && !host.environment().containsKey("NO_COLOR");
        return chosen.equals("always") || (chosen.equals("auto") && terminal);
    }

    @SuppressWarnings("SystemConsoleNull") // Java 22 to 24 may show a bar to nobody; the others know a terminal
    final boolean isWatched() {
        return session().getRequest().isInteractiveMode() && System.console() != null;
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

    final SettingsDecrypter decrypter() {
        return java.util.Objects.requireNonNull(decrypter);
    }

    private boolean inReactor() {
        return session().getProjects() != null && session().getProjects().size() > 1;
    }
}
