// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.report.ReportFormat;
import io.registries.compiler.report.Reporter;
import java.io.IOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.databind.json.JsonMapper;

/** Fuzzer input as a file, and assertions that hold for diagnostics of any file. */
public final class FuzzInput {
    private static final Path FOLDER =
            Path.of("src", "test", "resources", "fuzz").toAbsolutePath();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The limit of CPU time; elapsed time depends on other load. */
    private static final int MAX_CPU_SECONDS = 5;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private FuzzInput() {}

    /** Asserts that the work on an input is bounded. */
    public static void isQuick(Runnable work) {
        isQuick(MAX_CPU_SECONDS, work);
    }

    /** Asserts that the work on an input takes less CPU time. */
    public static void isQuick(int maxCpuSeconds, Runnable work) {
        long before = THREADS.getCurrentThreadCpuTime();
        work.run();
        assertThat(THREADS.getCurrentThreadCpuTime() - before).isLessThan(maxCpuSeconds * 1_000_000_000L);
    }

    /** Bytes as a file whose referenced files exist in memory only. */
    public static SourceFile source(byte[] bytes) {
        return source(new String(bytes, StandardCharsets.UTF_8));
    }

    /** A text as such a file. */
    public static SourceFile source(String text) {
        return new SourceFile("registries.yaml", FOLDER.resolve("registries.yaml"), text, FuzzInput::read);
    }

    /** One of the valid files that inputs modify. */
    public static String base(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name));
    }

    private static byte[] read(Path file, int maxBytes) throws IOException {
        if (!file.startsWith(FOLDER)) {
            throw new NoSuchFileException(file.toString());
        }
        // Certificates exist; all other files are Dockerfiles.
        return Files.isRegularFile(file) ? Files.readAllBytes(file) : "FROM scratch\n".getBytes(StandardCharsets.UTF_8);
    }

    /** Each diagnostic is one printable line with a valid location, and every report is well-formed. */
    public static void assertWellFormed(SourceFile source, List<Diagnostic> diagnostics) {
        for (Diagnostic diagnostic : diagnostics) {
            isLine(diagnostic.message());
            diagnostic.help().ifPresent(FuzzInput::isLine);
            diagnostic.span().ifPresent(span -> isWithin(source, span));
            diagnostic.related().forEach(related -> isWithin(source, related.span()));
        }
        isText(Reporter.console().report(diagnostics));
        for (ReportFormat format : ReportFormat.values()) {
            String report = format.reporter().report(diagnostics);
            switch (format) {
                case GITHUB -> assertThat(report.lines()).allMatch(line -> line.matches("::(error|warning|notice) .*"));
                case GITLAB, SARIF, JSON -> assertThat(JSON.readTree(report)).isNotNull();
                case JUNIT -> isXml(report);
                case MARKDOWN -> isText(report);
                case HTML -> HtmlPage.parse(report).assertHarmless();
            }
        }
    }

    /** Asserts that a location is within its source. */
    public static void isWithin(SourceFile source, Span span) {
        assertThat(span.source()).isSameAs(source);
        assertThat(span.endLine()).isLessThanOrEqualTo(source.lineCount());
        isWithin(source.line(span.line()), span.column());
        isWithin(source.line(span.endLine()), span.endColumn());
    }

    private static void isWithin(String line, int column) {
        // A line break also has a location.
        assertThat(column).isLessThanOrEqualTo(line.codePointCount(0, line.length()) + 2);
    }

    private static void isLine(String text) {
        assertThat(text).isNotBlank().doesNotContain("\n");
        isText(text);
    }

    private static void isText(String text) {
        assertThat(text).doesNotContainPattern("[\\p{Cc}&&[^\t\n]]");
    }

    private static void isXml(String text) {
        try {
            XMLStreamReader reader = XMLInputFactory.newDefaultFactory().createXMLStreamReader(new StringReader(text));
            while (reader.hasNext()) {
                reader.next();
            }
        } catch (XMLStreamException e) {
            throw new AssertionError(text, e);
        }
    }
}
