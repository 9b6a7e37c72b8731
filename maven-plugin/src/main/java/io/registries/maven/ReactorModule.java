// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.RegistriesCompiler;
import io.registries.compiler.ValidationRequest;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutor;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

/**
 * A module of a reactor, as Maven would run a goal of the command line in it.
 *
 * @param project the module
 * @param session a session in which it is the only project
 * @param execution the goal with the parameters that the module's POM, the user and profiles set
 */
record ReactorModule(MavenProject project, MavenSession session, MojoExecution execution) {

    /**
     * Lets Maven resolve the parameters of a goal for a module.
     *
     * @param session that of the whole reactor
     * @param execution the goal of the command line
     */
    static ReactorModule resolve(
            MavenProject project, MavenSession session, MojoExecution execution, LifecycleExecutor lifecycle)
            throws MojoExecutionException {
        MavenSession own = session.clone();
        own.setProjects(List.of(project));
        String goal = String.join(
                        ":",
                        execution.getGroupId(),
                        execution.getArtifactId(),
                        execution.getVersion(),
                        execution.getGoal())
                + "@" + execution.getExecutionId();
        try {
            List<MojoExecution> plan =
                    lifecycle.calculateExecutionPlan(own, goal).getMojoExecutions();
            return new ReactorModule(project, own, plan.get(plan.size() - 1));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) { // ten types, each of which a user can only read
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    /** Its directory, relative to the root of the repository. */
    String name() {
        return nameOf(workspace().base());
    }

    /** How messages name a directory. */
    String nameOf(Path directory) {
        return workspace().relative(directory);
    }

    /** Whether it has a configuration. */
    boolean hasSource() throws MojoExecutionException {
        return new RegistriesCompiler()
                .hasSource(ValidationRequest.builder(
                                workspace().base(), parameters().text("source"))
                        .build());
    }

    private GoalParameters parameters() {
        return new GoalParameters(session, execution);
    }

    private Workspace workspace() {
        return Workspace.of(session, project);
    }

    /** The directories that the goal writes outputs to. */
    Set<Path> outputDirectories() throws MojoExecutionException {
        Set<Path> directories = new HashSet<>();
        for (String name : List.of("outputDirectory", "secretsDirectory")) {
            if (parameters().has(name)) {
                directories.add(workspace().resolve(parameters().text(name)));
            }
        }
        return directories;
    }
}
