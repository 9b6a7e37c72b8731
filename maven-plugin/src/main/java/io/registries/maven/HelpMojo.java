// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import io.registries.compiler.diagnostic.Suggestions;
import java.util.Comparator;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/** Prints what each goal does, and its parameters. */
@Mojo(name = "help", requiresProject = false, threadSafe = true)
public final class HelpMojo extends AbstractRegistriesMojo {
    /** The goal to print. Default: all. */
    @org.apache.maven.plugins.annotations.Parameter(property = "goal")
    private @Nullable String goal;

    /** Whether to print the parameters of each goal. */
    @org.apache.maven.plugins.annotations.Parameter(property = "detail", defaultValue = "false")
    private boolean detail;

    @Override
    void run() throws MojoFailureException {
        PluginDescriptor plugin = execution().getMojoDescriptor().getPluginDescriptor();
        List<MojoDescriptor> goals = selected(plugin);
        console().info(plugin.getName() + " " + plugin.getVersion());
        goals.forEach(this::print);
        if (!detail) {
            // The prefix alone is known only in a project whose POM names the plugin.
            console().info("");
            console()
                    .info("to print the parameters: mvn " + plugin.getId() + ":help -Ddetail -Dgoal="
                            + (goals.size() == 1 ? goals.get(0).getGoal() : "<goal>"));
        }
    }

    private List<MojoDescriptor> selected(PluginDescriptor plugin) throws MojoFailureException {
        List<MojoDescriptor> all = plugin.getMojos().stream()
                .sorted(Comparator.comparing(MojoDescriptor::getGoal))
                .toList();
        String name = goal;
        if (name == null) {
            return all;
        }
        List<MojoDescriptor> selected =
                all.stream().filter(one -> one.getGoal().equals(name)).toList();
        if (selected.isEmpty()) {
            throw new MojoFailureException("there is no goal `" + name + "`"
                    + Suggestions.didYouMean(
                                    name,
                                    all.stream().map(MojoDescriptor::getGoal).toList())
                            .map(help -> ": " + help)
                            .orElse(""));
        }
        return selected;
    }

    private void print(MojoDescriptor descriptor) {
        console().info("");
        console().info("registries:" + descriptor.getGoal());
        console().info("  " + descriptor.getDescription());
        if (detail) {
            descriptor.getParameters().stream()
                    .filter(Parameter::isEditable)
                    .sorted(Comparator.comparing(Parameter::getName))
                    .forEach(parameter -> print(descriptor, parameter));
        }
    }

    private void print(MojoDescriptor descriptor, Parameter parameter) {
        PlexusConfiguration value = descriptor.getMojoConfiguration().getChild(parameter.getName());
        String standard = value.getAttribute("default-value", "");
        console().info("");
        console()
                .info("    -D" + GoalProperties.property(descriptor, parameter.getName())
                        + (standard.isEmpty() ? "" : " (default: " + standard + ")"));
        console().info("      " + parameter.getDescription());
    }
}
