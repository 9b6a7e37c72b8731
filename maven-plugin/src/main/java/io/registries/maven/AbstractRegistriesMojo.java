// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

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
        if (skip || isGoalSkipped()) {
            skip();
        } else {
            run();
        }
    }

    /** Whether this goal is skipped, whatever the others are. */
    boolean isGoalSkipped() {
        return false;
    }

    /** Reports that this goal is skipped. */
    void skip() throws MojoExecutionException, MojoFailureException {
        getLog().info("skipped");
    }

    abstract void run() throws MojoExecutionException, MojoFailureException;
}
