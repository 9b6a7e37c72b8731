// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Severity;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** JUnit's XML: a failed test for each error and warning, a passed one for each note, one that passes where all is well. */
final class JunitReporter implements Reporter {
    private static final String SUITE = "registries";

    @Override
    public String report(List<Diagnostic> findings) {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            line(xml, 0);
            xml.writeStartElement("testsuites");
            line(xml, 1);
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", SUITE);
            xml.writeAttribute("tests", Integer.toString(Math.max(1, findings.size())));
            xml.writeAttribute(
                    "failures",
                    Long.toString(findings.stream().filter(JunitReporter::fails).count()));
            if (findings.isEmpty()) {
                line(xml, 2);
                xml.writeEmptyElement("testcase");
                xml.writeAttribute("classname", SUITE);
                xml.writeAttribute("name", "no finding");
            }
            for (Diagnostic finding : findings) {
                line(xml, 2);
                testcase(xml, finding);
            }
            line(xml, 1);
            xml.writeEndElement();
            line(xml, 0);
            xml.writeEndElement();
            line(xml, 0);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toString();
    }

    private static void testcase(XMLStreamWriter xml, Diagnostic finding) throws XMLStreamException {
        Place place = Place.of(finding.span());
        String where = place.file() + ":" + place.line() + ":" + place.column();
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", admissible(place.file()));
        xml.writeAttribute("name", admissible(finding.code().id() + " at " + where));
        xml.writeAttribute("file", admissible(place.file()));
        xml.writeAttribute("line", Integer.toString(place.line()));
        line(xml, 3);
        if (fails(finding)) {
            xml.writeStartElement("failure");
            xml.writeAttribute("type", finding.code().id());
            xml.writeAttribute("message", admissible(finding.message()));
        } else {
            xml.writeStartElement("system-out");
        }
        String mend = finding.hint().map(hint -> "\n" + hint).orElse("");
        xml.writeCharacters(admissible(where + ": " + finding.message() + mend));
        xml.writeEndElement();
        line(xml, 2);
        xml.writeEndElement();
    }

    private static boolean fails(Diagnostic finding) {
        return finding.severity() != Severity.NOTE;
    }

    private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    // XML 1.0 knows no escape for what it does not admit.
    private static String admissible(String text) {
        StringBuilder admissible = new StringBuilder();
        text.codePoints()
                .map(c -> c == '\t' || c == '\n' || (c >= ' ' && c < 0xD800) || (c > 0xDFFF && c < 0xFFFE) || c > 0xFFFF
                        ? c
                        : 0xFFFD)
                .forEach(admissible::appendCodePoint);
        return admissible.toString();
    }
}
