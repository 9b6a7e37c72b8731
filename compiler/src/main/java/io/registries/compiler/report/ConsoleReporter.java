// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/** Each finding with the line that it is about, carets under the very text, and its mend. */
record ConsoleReporter(ConsoleStyle style) implements Reporter {
    private static final int MAX_FINDINGS = 100;
    private static final String GUESS = "did you mean ";

    @Override
    public String report(Report report) {
        List<Diagnostic> findings = report.findings();
        StringBuilder out = new StringBuilder();
        findings.stream().limit(MAX_FINDINGS).forEach(finding -> append(out, finding));
        if (findings.size() > MAX_FINDINGS) {
            out.append("and ").append(findings.size() - MAX_FINDINGS).append(" more findings\n");
        }
        return out.toString().stripTrailing();
    }

    private void append(StringBuilder out, Diagnostic finding) {
        String kind = finding.severity().word() + "[" + finding.code().id() + "]";
        out.append(style.strong(finding.severity(), kind))
                .append(": ")
                .append(finding.message())
                .append('\n');
        String margin =
                " ".repeat(finding.span().map(span -> digits(span.line())).orElse(1));
        boolean guessed = finding.span().isPresent()
                && excerpt(out, finding, finding.span().get(), margin);
        finding.related().forEach(related -> further(out, margin, related.label() + ": " + related.span()));
        finding.hint().filter(hint -> !guessed).ifPresent(hint -> further(out, margin, hint));
        out.append('\n');
    }

    private void further(StringBuilder out, String margin, String text) {
        out.append(margin).append(style.faint(" = ")).append(text).append('\n');
    }

    private static int digits(int line) {
        return Integer.toString(line).length();
    }

    /** Whether a guess at what was meant stands beside the carets. */
    private boolean excerpt(StringBuilder out, Diagnostic finding, Span span, String margin) {
        out.append(margin).append(style.faint("--> ")).append(span).append('\n');
        Optional<Excerpt> line = Excerpt.of(span.source(), span.line())
                .filter(text -> !text.text().isBlank());
        if (line.isEmpty()) {
            return false;
        }
        CaretLine pointer = CaretLine.at(line.get(), span);
        Optional<String> guess = finding.hint().filter(hint -> hint.startsWith(GUESS));
        out.append(margin).append(style.faint(" |")).append('\n');
        out.append(style.faint(span.line() + " | ")).append(pointer.shown()).append('\n');
        out.append(margin)
                .append(style.faint(" | "))
                .append(style.strong(
                        finding.severity(),
                        pointer.carets() + guess.map(text -> " " + text).orElse("")))
                .append('\n');
        return guess.isPresent();
    }
}
