// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Span;
import java.util.List;

/** Each finding with the line that it is about, a caret under the very text, and its mend. */
final class ConsoleReporter implements Reporter {
    private static final int MAX_FINDINGS = 100;
    private static final int MAX_WIDTH = 160;

    @Override
    public String report(List<Diagnostic> findings) {
        StringBuilder out = new StringBuilder();
        findings.stream().limit(MAX_FINDINGS).forEach(finding -> append(out, finding));
        if (findings.size() > MAX_FINDINGS) {
            out.append("and ").append(findings.size() - MAX_FINDINGS).append(" more findings\n");
        }
        return out.toString().stripTrailing();
    }

    private static void append(StringBuilder out, Diagnostic finding) {
        out.append(finding.severity().word())
                .append('[')
                .append(finding.code().id())
                .append("]: ")
                .append(finding.message())
                .append('\n');
        finding.span().ifPresent(span -> excerpt(out, span));
        String margin = margin(finding);
        finding.related()
                .forEach(related -> out.append(margin)
                        .append("= ")
                        .append(related.label())
                        .append(": ")
                        .append(related.span())
                        .append('\n'));
        finding.hint()
                .ifPresent(hint -> out.append(margin).append("= ").append(hint).append('\n'));
        out.append('\n');
    }

    private static String margin(Diagnostic finding) {
        int digits = finding.span().map(span -> digits(span.line())).orElse(1);
        return " ".repeat(digits + 1);
    }

    private static int digits(int line) {
        return Integer.toString(line).length();
    }

    private static void excerpt(StringBuilder out, Span span) {
        String margin = " ".repeat(digits(span.line()));
        String line = Excerpt.line(span.source(), span.line());
        out.append(margin).append("--> ").append(span).append('\n');
        if (line.isBlank() || (line.length() > MAX_WIDTH && span.column() > MAX_WIDTH)) {
            return;
        }
        String shown = line.length() > MAX_WIDTH ? line.substring(0, MAX_WIDTH) + " ..." : line;
        out.append(margin).append(" |\n");
        out.append(span.line()).append(" | ").append(shown).append('\n');
        out.append(margin).append(" | ").append(pointer(line, span)).append('\n');
    }

    // Tabs stay tabs, so the caret stays under its text whatever they are shown as.
    private static String pointer(String line, Span span) {
        int[] characters = line.codePoints().toArray();
        StringBuilder pointer = new StringBuilder();
        for (int column = 1; column < span.column(); column++) {
            boolean tab = column <= characters.length && characters[column - 1] == '\t';
            pointer.append(tab ? '\t' : ' ');
        }
        int end = span.endLine() == span.line() ? span.endColumn() : characters.length + 1;
        int length = Math.min(end, characters.length + 1) - span.column();
        return pointer.append("^".repeat(Math.max(1, length))).toString();
    }
}
