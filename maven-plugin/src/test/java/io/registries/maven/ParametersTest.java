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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
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

/** The table in README.md is what the plugin descriptor says: which goal has which parameter, with which default. */
class ParametersTest {
    private static final Pattern QUOTED = Pattern.compile("`([^`]*)`");

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
    void theReadmeListsTheParametersOfEachGoal() throws Exception {
        Map<String, Property> properties = properties();
        Map<String, Set<String>> goals = new TreeMap<>();
        Map<String, String> defaults = new TreeMap<>();
        for (List<String> row : rows()) {
            String property = quoted(row.get(0)).get(0);
            goals.put(property, row.get(1).equals("all") ? allGoals() : new TreeSet<>(quoted(row.get(1))));
            // A default that Maven does not know, such as all environments, is described in words.
            if (row.get(2).startsWith("`")) {
                defaults.put(property, quoted(row.get(2)).get(0));
            }
        }
        assertThat(goals).isEqualTo(map(properties, Property::goals));
        Map<String, String> known =
                map(properties, property -> property.values().iterator().next().get(1));
        known.values().removeIf(String::isEmpty);
        assertThat(defaults).isEqualTo(known);
    }

    @Test
    void aParameterIsTheSameInAllGoals() throws Exception {
        properties()
                .forEach((name, property) ->
                        assertThat(property.values()).as(name).hasSize(1));
    }

    @Test
    void aGoalThatContactsNobodyHasNoParameterForIt() throws Exception {
        Set<String> network = Set.of(
                "registries.connectivity",
                "registries.timeout",
                "registries.check.deadline",
                "registries.check.parallelism",
                "registries.check.push",
                "registries.check.realms",
                "registries.aws.endpoint");
        assertThat(properties()).containsKeys(network.toArray(String[]::new));
        properties().forEach((name, property) -> {
            if (network.contains(name)) {
                assertThat(property.goals()).as(name).isSubsetOf("check", "compile");
            }
        });
    }

    private static Map<String, Property> properties() throws IOException, PlexusConfigurationException {
        Map<String, Property> properties = new TreeMap<>();
        for (MojoDescriptor goal : goals()) {
            for (Parameter parameter : goal.getParameters()) {
                if (parameter.isEditable()) {
                    PlexusConfiguration value = goal.getMojoConfiguration().getChild(parameter.getName());
                    String name = value.getValue("").replaceAll("^\\$\\{|}$", "");
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

    // The goal `help` is not of this plugin's making.
    private static List<MojoDescriptor> goals() throws IOException, PlexusConfigurationException {
        try (InputStream in = ParametersTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            PluginDescriptor plugin =
                    new PluginDescriptorBuilder().build(new InputStreamReader(in, StandardCharsets.UTF_8));
            return plugin.getMojos().stream()
                    .filter(goal -> !goal.getGoal().equals("help"))
                    .toList();
        }
    }

    private static List<List<String>> rows() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("../README.md"))) {
            if (line.startsWith("| `registries.")) {
                rows.add(Arrays.stream(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList());
            }
        }
        return rows;
    }

    private static List<String> quoted(String cell) {
        return QUOTED.matcher(cell).results().map(match -> match.group(1)).toList();
    }

    private static <T> Map<String, T> map(Map<String, Property> properties, Function<Property, T> value) {
        Map<String, T> map = new TreeMap<>();
        properties.forEach((name, property) -> map.put(name, value.apply(property)));
        return map;
    }
}
