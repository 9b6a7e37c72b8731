// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import java.io.IOException;
import java.util.Map;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** A goal, which can be skipped. */
abstract class AbstractRegistriesMojo extends AbstractMojo {
    /** Whether to skip all goals of this plugin. */
    @Parameter(property = "registries.skip", defaultValue = "false")
    private boolean skip;

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
        if (skip || isGoalSkipped()) {
            skip();
        } else {
            run();
        }
    }

    static boolean isOnGitHubActions(Map<String, String> environment) {
        return "true".equals(environment.get("GITHUB_ACTIONS"));
    }

    /** Where this goal prints. */
    final Console console() {
        return new Console(getLog());
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
}
