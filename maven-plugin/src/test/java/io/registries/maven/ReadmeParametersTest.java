// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The README lists the properties that Maven reads, by the plugin's descriptor, and their defaults. */
class ReadmeParametersTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| ((?:`registries\\.[\\w.]+`(?:, )?)+) \\| *([^|]*?) *\\|");
    private static final Pattern NAME = Pattern.compile("`(registries\\.[\\w.]+)`");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(registries\\.[\\w.]+)}");

    @Test
    void everyPropertyIsListedAndEveryListedOneIsRead() throws Exception {
        assertThat(listed().keySet()).isEqualTo(read().keySet());
    }

    @Test
    void declaredDefaultsAreListed() throws Exception {
        Map<String, String> listed = listed();
        Map<String, String> declared = read();
        declared.values().removeIf(value -> value.isEmpty() || value.contains("${"));
        assertThat(declared).isNotEmpty();
        declared.forEach((property, value) ->
                assertThat(listed.get(property)).as(property).isEqualTo("`" + value + "`"));
    }

    /** The properties of the table, with what it says of their defaults. */
    private static Map<String, String> listed() throws IOException {
        Map<String, String> listed = new TreeMap<>();
        for (MatchResult row : ROW.matcher(Files.readString(Path.of("..", "README.md")))
                .results()
                .toList()) {
            NAME.matcher(row.group(1)).results().forEach(name -> listed.put(name.group(1), row.group(2)));
        }
        return listed;
    }

    /** The properties of all goals, with their defaults, or nothing where they declare none. */
    private static Map<String, String> read() throws Exception {
        Map<String, String> read = new TreeMap<>();
        try (InputStream in = ReadmeParametersTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            Document descriptor =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
            NodeList configurations = descriptor.getElementsByTagName("configuration");
            for (int i = 0; i < configurations.getLength(); i++) {
                NodeList parameters = ((Element) configurations.item(i)).getElementsByTagName("*");
                for (int j = 0; j < parameters.getLength(); j++) {
                    Element parameter = (Element) parameters.item(j);
                    EXPRESSION
                            .matcher(parameter.getTextContent())
                            .results()
                            .forEach(property -> read.put(property.group(1), parameter.getAttribute("default-value")));
                }
            }
        }
        return read;
    }
}
