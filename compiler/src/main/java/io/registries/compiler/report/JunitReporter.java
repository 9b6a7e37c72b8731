// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Severity;
import io.registries.compiler.model.RegistryCheck;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** JUnit's XML: a failed test for each error and warning, a passed one for each note, one that passes where all is well. */
final class JunitReporter implements Reporter {
    private static final String SUITE = "registries";

    @Override
    public String report(Report report) {
        List<Diagnostic> diagnostics = report.diagnostics();
        String suite = report.folder().isEmpty() ? SUITE : SUITE + " " + report.folder();
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            line(xml, 0);
            xml.writeStartElement("testsuites");
            line(xml, 1);
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", XmlText.of(suite));
            int cases = diagnostics.size() + report.checks().size();
            long failures = diagnostics.stream().filter(JunitReporter::fails).count()
                    + report.checks().stream().filter(check -> !check.isOk()).count();
            xml.writeAttribute("tests", Integer.toString(Math.max(1, cases)));
            xml.writeAttribute("failures", Long.toString(failures));
            xml.writeAttribute("errors", "0");
            if (cases == 0) {
                line(xml, 2);
                xml.writeEmptyElement("testcase");
                xml.writeAttribute("classname", XmlText.of(suite));
                xml.writeAttribute("name", "no diagnostics");
            }
            for (Diagnostic diagnostic : diagnostics) {
                line(xml, 2);
                testcase(xml, diagnostic, report.locate(diagnostic));
            }
            for (RegistryCheck check : report.checks()) {
                line(xml, 2);
                testcase(xml, check, suite);
            }
            line(xml, 1);
            xml.writeEndElement();
            line(xml, 0);
            xml.writeEndElement();
            line(xml, 0);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return out.toString();
    }

    private static void testcase(XMLStreamWriter xml, Diagnostic diagnostic, ReportLocation place)
            throws XMLStreamException {
        String where = place.file() + ":" + place.line() + ":" + place.column();
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", XmlText.of(place.file()));
        xml.writeAttribute("name", XmlText.of(diagnostic.code().id() + " at " + where));
        line(xml, 3);
        if (fails(diagnostic)) {
            xml.writeStartElement("failure");
            xml.writeAttribute("type", diagnostic.code().id());
            xml.writeAttribute("message", XmlText.of(diagnostic.message()));
        } else {
            xml.writeStartElement("system-out");
        }
        String help = diagnostic.help().map(text -> "\n" + XmlText.of(text)).orElse("");
        xml.writeCharacters(XmlText.of(where + ": " + diagnostic.message()) + help);
        xml.writeEndElement();
        line(xml, 2);
        xml.writeEndElement();
    }

    private static void testcase(XMLStreamWriter xml, RegistryCheck check, String suite) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", XmlText.of(suite + ".check"));
        xml.writeAttribute("name", XmlText.of(check.name()));
        line(xml, 3);
        if (check.isOk()) {
            xml.writeStartElement("system-out");
        } else {
            xml.writeStartElement("failure");
            xml.writeAttribute("type", check.stage().id());
            xml.writeAttribute("message", XmlText.of(check.summary()));
        }
        xml.writeCharacters(XmlText.of(check.summary()));
        xml.writeEndElement();
        line(xml, 2);
        xml.writeEndElement();
    }

    private static boolean fails(Diagnostic diagnostic) {
        return diagnostic.severity() != Severity.NOTE;
    }

    private static void line(XMLStreamWriter xml, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
