// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The {@code <configuration>} of this plugin in the POM of a project.
 *
 * @param project whose POM it is
 * @param execution the goal that reads it
 */
record PluginConfiguration(MavenProject project, MojoExecution execution) {

    /** An error for each element that is not a parameter of a goal, which Maven ignores. */
    List<Diagnostic> unknownElements() {
        Set<String> known = parameters();
        return containers()
                .flatMap(PluginConfiguration::elements)
                .distinct()
                .filter(element -> !known.contains(element))
                .map(element -> unknown(element, known))
                .toList();
    }

    private static Diagnostic unknown(String element, Set<String> known) {
        List<String> similar = Suggestions.closest(element, known);
        return Diagnostic.withoutLocation(
                        DiagnosticCode.UNKNOWN_PROPERTY, "there is no parameter `" + element + "` of the plugin")
                .help(
                        similar.isEmpty()
                                ? "remove it, or correct its name"
                                : "did you mean " + Suggestions.quoted(similar, " or ") + "?");
    }

    /** The names that goals and Maven's own parameters of this plugin have. */
    private Set<String> parameters() {
        return execution.getMojoDescriptor().getPluginDescriptor().getMojos().stream()
                .flatMap(goal -> goal.getParameters().stream())
                .flatMap(parameter -> Stream.of(parameter.getName(), alias(parameter)))
                .collect(Collectors.toSet());
    }

    private static String alias(Parameter parameter) {
        return parameter.getAlias() == null ? parameter.getName() : parameter.getAlias();
    }

    // A goal of the command line reads the configuration of the plugin management too.
    private Stream<ConfigurationContainer> containers() {
        PluginContainer managed = project.getPluginManagement();
        return Stream.concat(
                        project.getBuildPlugins().stream(),
                        managed == null ? Stream.of() : managed.getPlugins().stream())
                .filter(plugin -> plugin.getKey().equals(execution.getPlugin().getKey()))
                .flatMap(this::containers);
    }

    private Stream<ConfigurationContainer> containers(Plugin plugin) {
        return Stream.concat(
                Stream.of(plugin),
                plugin.getExecutions().stream().filter(other -> other.getId().equals(execution.getExecutionId())));
    }

    private static Stream<String> elements(ConfigurationContainer container) {
        return container.getConfiguration() instanceof Xpp3Dom parameters
                ? Arrays.stream(parameters.getChildren()).map(Xpp3Dom::getName)
                : Stream.of();
    }
}
