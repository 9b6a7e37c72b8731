// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.report.Reports;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** A goal, which can be skipped. */
abstract class AbstractRegistriesMojo extends AbstractMojo {
    /** Whether to skip all goals of this plugin. */
    @Parameter(property = "registries.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project}", readonly = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true)
    private MojoExecution execution;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        try {
            if (isOnGitHubActions(System.getenv())) {
                executeWithoutCommands();
            } else {
                executeOrSkip();
            }
        } catch (MojoFailureException e) {
            throw Console.printable(e);
        } catch (MojoExecutionException e) {
            throw Console.printable(e);
        } catch (IOException e) {
            throw Console.printable(new MojoExecutionException(e.getMessage(), e));
        }
    }

    private void executeWithoutCommands() throws MojoExecutionException, MojoFailureException, IOException {
        WorkflowCommands.PROCESS.stop();
        try {
            executeOrSkip();
        } finally {
            WorkflowCommands.PROCESS.resume();
        }
    }

    private void executeOrSkip() throws MojoExecutionException, MojoFailureException {
        requireValidParameters();
        if (runInModules()) {
            return;
        }
        if (skip || isGoalSkipped()) {
            skip();
        } else {
            run();
        }
    }

    void requireValidParameters() throws MojoExecutionException {
        new GoalParameters(session, execution).requireBooleans();
    }

    static boolean isOnGitHubActions(Map<String, String> environment) {
        return "true".equals(environment.get("GITHUB_ACTIONS"));
    }

    /** Where this goal prints. */
    final Console console() {
        return new Console(getLog());
    }

    /**
     * Runs this goal in the modules of a reactor, if it is not meant for the current project alone; each module has its own
     * parameters, also those that skip the goal.
     *
     * @return false if it has to be run for the current project
     */
    boolean runInModules() throws MojoExecutionException, MojoFailureException {
        return false;
    }

    /** Whether this goal is skipped, whatever the others are. */
    boolean isGoalSkipped() {
        return false;
    }

    /** Reports that this goal is skipped. */
    void skip() throws MojoExecutionException, MojoFailureException {
        console().info("skipped");
    }

    abstract void run() throws MojoExecutionException, MojoFailureException;

    final MavenProject project() {
        return project;
    }

    final MavenSession session() {
        return session;
    }

    final MojoExecution execution() {
        return execution;
    }

    final Workspace workspace() {
        return Workspace.of(session, project);
    }

    /** Properties that no goal has. */
    final List<Diagnostic> unknownProperties() {
        return new GoalProperties(execution.getMojoDescriptor().getPluginDescriptor())
                .check(session, project, execution);
    }

    /** A reporter that writes no reports. Fails if there are unknown properties. */
    final DiagnosticReporter consoleReporter() throws MojoExecutionException, MojoFailureException {
        Reports none = new Reports(workspace().base(), workspace().base(), Set.of());
        return new DiagnosticReporter(console(), false, false, none, CommandSink.NONE).after(unknownProperties());
    }
}
