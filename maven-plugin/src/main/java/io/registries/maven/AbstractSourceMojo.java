// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.RunContext;
import io.registries.compiler.ValidationRequest;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.report.Report;
import io.registries.compiler.report.ReportFormat;
import io.registries.compiler.report.Reports;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** A goal that reads a configuration and reports diagnostics. */
abstract class AbstractSourceMojo extends AbstractRegistriesMojo {
    static final String DEFAULT_SOURCE = "registries.yaml";

    /**
     * The configuration: a file, a directory (all YAML files in it, recursively), or a pattern such as
     * <code>config/&#42;.yaml</code>. A relative path starts at the directory of the POM, or without a POM at the directory in
     * which Maven was started.
     */
    @Parameter(property = "registries.source", defaultValue = DEFAULT_SOURCE)
    private String source;

    /**
     * Files and directories outside the base directory and its git work tree that the configuration may refer to, separated
     * by commas, such as {@code /etc/ssl/certs}. Secret files need not be in one of them.
     */
    @Parameter(property = "registries.allowedPaths")
    private Set<String> allowedPaths = Set.of();

    /** Whether a plain text secret in the configuration is a warning instead of an error. */
    @Parameter(property = "registries.allowPlaintextSecrets", defaultValue = "false")
    private boolean allowPlaintextSecrets;

    /** Whether warnings fail the build. */
    @Parameter(property = "registries.failOnWarning", defaultValue = "false")
    private boolean failOnWarning;

    /**
     * The reports to write into {@code registries-reports} in the build directory, separated by commas: {@code github},
     * {@code gitlab}, {@code sarif}, {@code junit}, {@code json}, {@code markdown}, {@code html}. In GitHub Actions, {@code github} is
     * always added.
     */
    @Parameter(property = "registries.reports")
    private Set<String> reports = Set.of();

    /**
     * Whether to print workflow commands, with which GitHub annotates the lines of a pull request. They are printed in GitHub
     * Actions, and wherever {@code registries.reports} contains {@code github}.
     */
    @Parameter(property = "registries.workflowCommands", defaultValue = "true")
    private boolean workflowCommands;

    @Parameter(defaultValue = "${project.build.directory}/registries-reports", readonly = true)
    private File reportsDirectory;

    @Inject
    private LifecycleExecutor lifecycle;

    @Inject
    private BuildPluginManager plugins;

    @Override
    final boolean runInModules() throws MojoExecutionException, MojoFailureException {
        Reactor reactor = new Reactor(session(), execution());
        // An unknown property of the command line is reported once.
        if (!reactor.isRunOfSeveralModules() || unknownProperties().stream().anyMatch(Diagnostic::isError)) {
            return false;
        }
        List<ReactorModule> modules = new ArrayList<>();
        for (MavenProject project : session().getProjects()) {
            ReactorModule module = ReactorModule.resolve(project, session(), execution(), lifecycle);
            if (module.hasSource() || reactor.declaresSource(project)) {
                modules.add(module);
            }
        }
        console()
                .info("%s runs in %d of %d modules"
                        .formatted(
                                execution().getGoal(),
                                modules.size(),
                                session().getProjects().size()));
        new ReactorRun(plugins, session().getRequest().getDegreeOfConcurrency(), console()).run(modules);
        return !modules.isEmpty();
    }

    @Override
    final void run() throws MojoExecutionException, MojoFailureException {
        RunContext host = host();
        Workspace workspace = workspace();
        if (isOptionalSource() && !hasSource()) {
            console().info("no " + source + " in this module: nothing to do");
            return;
        }
        run(
                ValidationRequest.builder(workspace.base(), source)
                        .namesRelativeTo(workspace.repository().directory())
                        .allowedPaths(
                                allowedPaths.stream().map(workspace::resolve).toList())
                        .allowPlaintextSecrets(allowPlaintextSecrets)
                        .context(host)
                        .options(MavenOptions.NAMES)
                        .build(),
                reporter(host, workspace, failOnWarning).after(unknownProperties()));
    }

    @Override
    final void skip() throws MojoExecutionException, MojoFailureException {
        String goal = execution().getGoal();
        Diagnostic skipped = Diagnostic.withoutLocation(
                        DiagnosticCode.GOAL_SKIPPED, "the goal `" + goal + "` is skipped and checks nothing")
                .help("remove `registries.skip` and `registries." + goal + ".skip`");
        reporter(host(), workspace(), false).after(unknownProperties()).accept(Report.of(List.of(skipped)));
    }

    /** The configuration: a file, a directory or a pattern. */
    final String source() {
        return source;
    }

    /** Names the same configuration in every module. A pattern is not a path of every system. */
    final String absoluteSource() {
        return new File(source).isAbsolute() ? source : workspace().base() + File.separator + source;
    }

    private DiagnosticReporter reporter(RunContext host, Workspace workspace, boolean failing)
            throws MojoExecutionException {
        return new DiagnosticReporter(
                console(),
                failing,
                new Terminal(session()).hasColours(host.environment()),
                new Reports(workspace.base(), workspace.repository().directory(), reportsDirectory(), formats(host)),
                commands());
    }

    abstract void run(ValidationRequest request, DiagnosticReporter reporter)
            throws MojoExecutionException, MojoFailureException;

    private Set<ReportFormat> formats(RunContext host) throws MojoExecutionException {
        Set<ReportFormat> formats = EnumSet.noneOf(ReportFormat.class);
        for (String report : reports) {
            formats.add(ReportFormat.of(report)
                    .orElseThrow(() -> new MojoExecutionException("registries.reports names `" + report + "`; there is "
                            + String.join(", ", ReportFormat.displayName()))));
        }
        if (isOnGitHubActions(host.environment())) {
            formats.add(ReportFormat.GITHUB);
        }
        return formats;
    }

    private CommandSink commands() {
        return workflowCommands ? WorkflowCommands.PROCESS : CommandSink.NONE;
    }

    final Path reportsDirectory() {
        return workspace().resolve(reportsDirectory);
    }

    private boolean hasSource() {
        return new RegistriesCompiler()
                .hasSource(ValidationRequest.builder(workspace().base(), source).build());
    }

    // The plugin may be bound in the POM of a parent, for all modules.
    private boolean isOptionalSource() {
        return source.equals(DEFAULT_SOURCE)
                && execution().getSource() == MojoExecution.Source.LIFECYCLE
                && new Reactor(session(), execution()).hasConfiguredModule();
    }

    /** The machine, with the secrets that this goal may read. */
    RunContext host() {
        return RunContext.current();
    }
}
