// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import java.io.File;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The modules that a run of Maven can see.
 *
 * @param session of Maven
 * @param execution the goal, bound to the lifecycle or given on the command line
 */
record Reactor(MavenSession session, MojoExecution execution) {
    private static final String SOURCE_PROPERTY = "registries.source";

    /**
     * Whether a goal of the command line has to be run in several modules. Maven runs it in the top-level project only,
     * because it requires no project. An absolute source belongs to no module.
     */
    boolean isRunOfSeveralModules() {
        String source = session.getUserProperties().getProperty(SOURCE_PROPERTY, "");
        return execution.getSource() == MojoExecution.Source.CLI
                && session.getProjects().size() > 1
                && !new File(source).isAbsolute(); // a pattern is not a path of every system
    }

    /** Whether the goal is bound in a module that has a configuration, so that others need none. */
    boolean hasConfiguredModule() {
        return all().stream()
                .filter(this::isBound)
                .anyMatch(project -> hasDefaultSource(project) || setsSource(project.getModel()));
    }

    /**
     * Whether a module's own POM names its configuration, which must then exist. What a parent sets need not exist in every
     * module.
     */
    boolean declaresSource(MavenProject project) {
        return setsSource(project.getOriginalModel()) && all().stream().noneMatch(module -> isParent(project, module));
    }

    // Also those that `-pl` leaves out.
    private List<MavenProject> all() {
        List<MavenProject> all = session.getAllProjects();
        return all == null ? List.of() : all;
    }

    private static boolean isParent(MavenProject project, MavenProject module) {
        return module.getParent() != null && module.getParent().getId().equals(project.getId());
    }

    private boolean isBound(MavenProject project) {
        return project.getBuildPlugins().stream()
                .filter(this::isThisPlugin)
                .flatMap(plugin -> plugin.getExecutions().stream())
                .anyMatch(bound -> bound.getGoals().contains(execution.getGoal()));
    }

    private boolean isThisPlugin(Plugin plugin) {
        return plugin.getKey().equals(execution.getPlugin().getKey());
    }

    private static boolean hasDefaultSource(MavenProject project) {
        return project.getBasedir() != null
                && Files.exists(project.getBasedir().toPath().resolve(AbstractSourceMojo.DEFAULT_SOURCE));
    }

    private boolean setsSource(Model model) {
        return model.getProperties().containsKey(SOURCE_PROPERTY)
                || plugins(model)
                        .filter(this::isThisPlugin)
                        .flatMap(plugin -> Stream.concat(Stream.of(plugin), plugin.getExecutions().stream()))
                        .anyMatch(Reactor::setsSource);
    }

    private static Stream<Plugin> plugins(Model model) {
        if (model.getBuild() == null) {
            return Stream.of();
        }
        PluginContainer managed = model.getBuild().getPluginManagement();
        return Stream.concat(
                model.getBuild().getPlugins().stream(), managed == null ? Stream.of() : managed.getPlugins().stream());
    }

    private static boolean setsSource(ConfigurationContainer container) {
        return container.getConfiguration() instanceof Xpp3Dom parameters && parameters.getChild("source") != null;
    }
}
