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
     * Reports properties that no goal has: errors for those of the run, which are meant for this plugin, and warnings for
     * those of POMs and profiles that are similar to a property of a goal.
     */
    List<Diagnostic> check(MavenSession session, MavenProject project) {
        KnownOptions known = new KnownOptions(PREFIX, names());
        // Options of the JVM, such as those of MAVEN_OPTS, are system properties.
        Set<String> ofTheRun = Stream.of(session.getUserProperties(), session.getSystemProperties())
                .flatMap(properties -> properties.stringPropertyNames().stream())
                .collect(Collectors.toSet());
        Set<String> ofTheProject = project.getProperties().stringPropertyNames().stream()
                .filter(name -> !ofTheRun.contains(name))
                .collect(Collectors.toSet());
        return Stream.concat(known.check(ofTheRun).stream(), known.checkShared(ofTheProject).stream())
                .toList();
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
