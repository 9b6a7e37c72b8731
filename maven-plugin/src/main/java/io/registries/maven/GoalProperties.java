// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.KnownOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;

/**
 * The properties of all goals, as the plugin descriptor lists them.
 *
 * @param plugin the descriptor of this plugin
 */
record GoalProperties(PluginDescriptor plugin) {
    private static final String PREFIX = "registries";

    /**
     * Reports properties and elements of the plugin's configuration that no goal has: errors for those that are meant for
     * this plugin, and warnings for those that are similar to a property of a goal.
     */
    List<Diagnostic> check(MavenSession session, MavenProject project, MojoExecution execution) {
        KnownOptions known = new KnownOptions(PREFIX, names());
        // Options of the JVM, such as those of MAVEN_OPTS, are system properties.
        Set<String> ofTheRun = Stream.of(session.getUserProperties(), session.getSystemProperties())
                .flatMap(properties -> properties.stringPropertyNames().stream())
                .collect(Collectors.toSet());
        Set<String> ofTheProject = project.getProperties().stringPropertyNames().stream()
                .filter(name -> !ofTheRun.contains(name))
                .collect(Collectors.toSet());
        Set<String> ofThisPlugin =
                runsOnlyThisPlugin(session) ? session.getUserProperties().stringPropertyNames() : Set.of();
        return Stream.of(
                        new PluginConfiguration(project, execution).unknownElements(),
                        known.check(ofTheRun),
                        known.checkUnprefixed(ofThisPlugin),
                        known.checkShared(ofTheProject))
                .flatMap(List::stream)
                .toList();
    }

    private boolean runsOnlyThisPlugin(MavenSession session) {
        String coordinates = plugin.getGroupId() + ":" + plugin.getArtifactId() + ":";
        return session.getGoals().stream()
                .allMatch(goal -> goal.startsWith(coordinates) || goal.startsWith(PREFIX + ":"));
    }

    /** The property of a parameter, or its element if it has none. */
    static String property(MojoDescriptor goal, String parameter) {
        String expression = goal.getMojoConfiguration().getChild(parameter).getValue("");
        return expression.startsWith("${") ? expression.substring(2, expression.length() - 1) : parameter;
    }

    /** The names without the prefix. */
    Set<String> names() {
        String start = "${" + PREFIX + ".";
        return plugin.getMojos().stream()
                .flatMap(goal -> Arrays.stream(goal.getMojoConfiguration().getChildren()))
                .map(parameter -> parameter.getValue(""))
                .filter(value -> value.startsWith(start) && value.endsWith("}"))
                .map(value -> value.substring(start.length(), value.length() - 1))
                .collect(Collectors.toSet());
    }
}
