// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * An HTML report. Its elements are well-formed, so a parser of XML reads them as a browser does.
 *
 * @param document the elements, without the texts of scripts and style sheets
 */
public record HtmlPage(Document document) {
    private static final Pattern CODE = Pattern.compile("(?s)(<(script|style)\\b[^>]*>).*?(</\\2>)");

    private static final Set<String> ELEMENTS = Set.of(
            ("html head details summary meta title style body a header h1 h2 h3 h4 nav ul ol li main section article p strong span code pre div"
                            + " table caption thead tbody tr th td form label input button output script"
                            + " svg defs marker path text g rect circle")
                    .split(" "));

    private static final Set<String> ATTRIBUTES = Set.of(
            ("lang charset http-equiv content name class href id aria-label aria-labelledby aria-hidden scope tabindex role"
                            + " type for autocomplete hidden data-route data-node data-from data-to"
                            + " viewBox width height refX refY markerUnits markerWidth markerHeight orient d x y rx cx cy r"
                            + " text-anchor")
                    .split(" "));

    /** Reads a page. */
    public static HtmlPage parse(String html) {
        String elements = CODE.matcher(html).replaceAll("$1$3").replace('\uFFFE', '\uFFFD');
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            return new HtmlPage(factory.newDocumentBuilder().parse(new InputSource(new StringReader(elements))));
        } catch (Exception e) {
            throw new AssertionError(html, e);
        }
    }

    /** Asserts that the page has the elements and attributes of its template only, and no link that leaves it. */
    public void assertHarmless() {
        Set<String> found = new TreeSet<>();
        for (Element element : elements("*")) {
            if (!ELEMENTS.contains(element.getTagName())) {
                found.add("<" + element.getTagName() + ">");
            }
            NamedNodeMap attributes = element.getAttributes();
            for (int i = 0; i < attributes.getLength(); i++) {
                String name = attributes.item(i).getNodeName();
                boolean leaves = name.equals("href")
                        && !attributes.item(i).getNodeValue().matches("#[a-z0-9-]+");
                if (!ATTRIBUTES.contains(name) || leaves) {
                    found.add(name + "=" + attributes.item(i).getNodeValue());
                }
            }
        }
        assertThat(found).isEmpty();
        assertThat(elements("script").stream()
                        .filter(script -> !script.getAttribute("type").equals("application/json")))
                .hasSize(1);
    }

    /** The elements of a name. */
    public List<Element> elements(String name) {
        NodeList nodes = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** The texts of the elements with a class. */
    public List<String> texts(String className) {
        return elements("*").stream()
                .filter(element ->
                        List.of(element.getAttribute("class").split(" ")).contains(className))
                .map(element -> element.getTextContent().strip())
                .toList();
    }
}
