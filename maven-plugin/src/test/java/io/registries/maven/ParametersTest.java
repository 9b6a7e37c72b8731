// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.OptionNames.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfigurationException;
import org.junit.jupiter.api.Test;

/** The parameters of the goals, as the plugin descriptor lists them. */
class ParametersTest {
    private static final Path REFERENCE = Path.of("../docs/reference/parameters.md");

    private static final Pattern PROPERTY = Pattern.compile("registries\\.\\w+(\\.\\w+)*");

    /**
     * A parameter by its property.
     *
     * @param goals that have it
     * @param values its type, its default and its description; one, if all goals agree
     */
    private record Property(Set<String> goals, Set<List<String>> values) {}

    @Test
    void messagesNameThePropertiesThatGoalsHave() throws Exception {
        Map<Option, String> names = MavenOptions.NAMES.names();
        assertThat(names).containsOnlyKeys(Option.values());
        List<String> named = names.values().stream()
                .flatMap(name -> PROPERTY.matcher(name).results().map(MatchResult::group))
                .toList();
        assertThat(named).hasSizeGreaterThan(10);
        assertThat(properties().keySet()).containsAll(named);
    }

    @Test
    void propertiesOfAllGoalsAreKnown() throws Exception {
        assertThat(new GoalProperties(plugin()).names())
                .isEqualTo(properties().keySet().stream()
                        .map(name -> name.substring("registries.".length()))
                        .collect(Collectors.toSet()));
    }

    @Test
    void referenceIsGeneratedFromTheDescriptor() throws Exception {
        StringBuilder text = new StringBuilder("""
                # Parameters

                Every parameter is a user property, set by `-D<property>=<value>`, and an element of the plugin's
                `<configuration>` in a POM. This page is generated from the plugin descriptor;
                `mvn io.registries:registries-maven-plugin:0.1.0-SNAPSHOT:help -Ddetail` prints the same.

                | property | element | goals | default | description |
                |---|---|---|---|---|
                """);
        Set<String> all = allGoals();
        properties().forEach((name, property) -> {
            List<String> values = property.values().iterator().next();
            String goals = property.goals().equals(all)
                    ? "all"
                    : property.goals().stream().map(goal -> "`" + goal + "`").collect(Collectors.joining(", "));
            String standard = values.get(1).isEmpty() ? "" : "`" + values.get(1) + "`";
            text.append("| `%s` | `<%s>` | %s | %s | %s |\n"
                    .formatted(name, element(name), goals, standard, markdown(values.get(2))));
        });
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(REFERENCE, text);
        }
        assertThat(text).hasToString(Files.readString(REFERENCE));
    }

    @Test
    void anElementIsItsPropertyInCamelCase() throws Exception {
        for (MojoDescriptor goal : goals()) {
            for (Parameter parameter : goal.getParameters()) {
                if (parameter.isEditable()) {
                    assertThat(parameter.getName()).isEqualTo(element(property(goal, parameter)));
                }
            }
        }
    }

    private static String element(String property) {
        return Pattern.compile("\\.(\\w)")
                .matcher(property.substring("registries.".length()))
                .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }

    private static String property(MojoDescriptor goal, Parameter parameter) {
        return goal.getMojoConfiguration()
                .getChild(parameter.getName())
                .getValue("")
                .replaceAll("^\\$\\{|}$", "");
    }

    private static String markdown(String html) {
        return html.replaceAll("</?code>", "`")
                .replace("&#42;", "*")
                .replace("&#123;", "{")
                .replace("&#125;", "}")
                .replaceAll("\\s+", " ");
    }

    @Test
    void aParameterIsTheSameInAllGoals() throws Exception {
        properties()
                .forEach((name, property) ->
                        assertThat(property.values()).as(name).hasSize(1));
    }

    @Test
    void goalsWithoutNetworkHaveNoNetworkParameters() throws Exception {
        Set<String> network = Set.of(
                "registries.connectivity",
                "registries.connectivity.timeout",
                "registries.connectivity.deadline",
                "registries.connectivity.parallelism",
                "registries.connectivity.verifyPush",
                "registries.connectivity.trustedTokenHosts",
                "registries.ecr.endpoint");
        assertThat(properties()).containsKeys(network.toArray(String[]::new));
        properties().forEach((name, property) -> {
            if (network.contains(name)) {
                assertThat(property.goals()).as(name).isSubsetOf("apply", "check", "compile");
            }
        });
    }

    private static Map<String, Property> properties() throws IOException, PlexusConfigurationException {
        Map<String, Property> properties = new TreeMap<>();
        for (MojoDescriptor goal : goals()) {
            for (Parameter parameter : goal.getParameters()) {
                if (parameter.isEditable()) {
                    PlexusConfiguration value = goal.getMojoConfiguration().getChild(parameter.getName());
                    String name = property(goal, parameter);
                    Property property =
                            properties.computeIfAbsent(name, key -> new Property(new TreeSet<>(), new HashSet<>()));
                    property.goals().add(goal.getGoal());
                    property.values()
                            .add(List.of(
                                    parameter.getType(),
                                    value.getAttribute("default-value", ""),
                                    parameter.getDescription()));
                }
            }
        }
        return properties;
    }

    private static Set<String> allGoals() throws IOException, PlexusConfigurationException {
        return goals().stream().map(MojoDescriptor::getGoal).collect(Collectors.toCollection(TreeSet::new));
    }

    // The goal `help` has the parameters that Maven's users know from other plugins.
    private static List<MojoDescriptor> goals() throws IOException, PlexusConfigurationException {
        return plugin().getMojos().stream()
                .filter(goal -> !goal.getGoal().equals("help"))
                .toList();
    }

    private static PluginDescriptor plugin() throws IOException, PlexusConfigurationException {
        try (InputStream in = ParametersTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            return new PluginDescriptorBuilder().build(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
    }
}
