// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/** Each diagnostic with the line that it is about, carets under the very text, and its help. */
record ConsoleReporter(ConsoleStyle style) implements Reporter {
    private static final int MAX_DIAGNOSTICS = 100;
    private static final String GUESS = "did you mean ";

    @Override
    public String report(Report report) {
        List<Diagnostic> diagnostics = report.diagnostics();
        StringBuilder out = new StringBuilder();
        diagnostics.stream().limit(MAX_DIAGNOSTICS).forEach(diagnostic -> append(out, diagnostic));
        if (diagnostics.size() > MAX_DIAGNOSTICS) {
            out.append("and ").append(diagnostics.size() - MAX_DIAGNOSTICS).append(" more diagnostics\n");
        }
        return out.toString().stripTrailing();
    }

    private void append(StringBuilder out, Diagnostic diagnostic) {
        String kind = diagnostic.severity().id() + "[" + diagnostic.code().id() + "]";
        out.append(style.strong(diagnostic.severity(), kind))
                .append(": ")
                .append(diagnostic.message())
                .append('\n');
        String margin =
                " ".repeat(diagnostic.span().map(span -> digits(span.line())).orElse(1));
        boolean guessed = diagnostic.span().isPresent()
                && excerpt(out, diagnostic, diagnostic.span().get(), margin);
        diagnostic.related().forEach(related -> further(out, margin, related.label() + ": " + related.span()));
        diagnostic.help().filter(help -> !guessed).ifPresent(help -> further(out, margin, help));
        out.append('\n');
    }

    private void further(StringBuilder out, String margin, String text) {
        out.append(margin).append(style.faint(" = ")).append(text).append('\n');
    }

    private static int digits(int line) {
        return Integer.toString(line).length();
    }

    /** Whether the help is a suggestion, which is printed next to the carets. */
    private boolean excerpt(StringBuilder out, Diagnostic diagnostic, Span span, String margin) {
        out.append(margin).append(style.faint("--> ")).append(span).append('\n');
        Optional<Excerpt> line = Excerpt.of(span.source(), span.line())
                .filter(text -> !text.text().isBlank());
        if (line.isEmpty()) {
            return false;
        }
        CaretLine pointer = CaretLine.at(line.get(), span);
        Optional<String> guess = diagnostic.help().filter(help -> help.startsWith(GUESS));
        out.append(margin).append(style.faint(" |")).append('\n');
        out.append(style.faint(span.line() + " | ")).append(pointer.shown()).append('\n');
        out.append(margin)
                .append(style.faint(" | "))
                .append(style.strong(
                        diagnostic.severity(),
                        pointer.carets() + guess.map(text -> " " + text).orElse("")))
                .append('\n');
        return guess.isPresent();
    }
}
