// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Diagnostic.Related;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Plurals;
import io.registries.compiler.diagnostic.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Each diagnostic with the line that it is about, carets under the very text, and its help. */
public final class ConsoleReporter implements Reporter {
    private static final int MAX_OF_A_CODE = 20;
    private static final int MAX_RELATED = 5;
    private static final String GUESS = "did you mean ";

    private final ConsoleStyle style;

    ConsoleReporter(ConsoleStyle style) {
        this.style = style;
    }

    @Override
    public String report(Report report) {
        return ConsoleLine.join(lines(report)).stripTrailing();
    }

    /** The lines of the report; each diagnostic ends with an empty one. */
    public List<ConsoleLine> lines(Report report) {
        Map<DiagnosticCode, Integer> counts = new EnumMap<>(DiagnosticCode.class);
        List<ConsoleLine> lines = new ArrayList<>();
        for (Diagnostic diagnostic : report.diagnostics()) {
            if (counts.merge(diagnostic.code(), 1, Integer::sum) <= MAX_OF_A_CODE) {
                append(lines, diagnostic);
            }
        }
        counts.forEach((code, count) -> {
            if (count > MAX_OF_A_CODE) {
                lines.add(ConsoleLine.of("and %d more of `%s`".formatted(count - MAX_OF_A_CODE, code.id())));
            }
        });
        return lines;
    }

    private void append(List<ConsoleLine> lines, Diagnostic diagnostic) {
        String kind = diagnostic.severity().id() + "[" + diagnostic.code().id() + "]";
        lines.add(line().strong(diagnostic.severity(), kind)
                .plain(": " + diagnostic.message())
                .build());
        String margin =
                " ".repeat(diagnostic.span().map(span -> digits(span.line())).orElse(1));
        boolean guessed = diagnostic.span().isPresent()
                && excerpt(lines, diagnostic, diagnostic.span().get(), margin);
        List<Related> related = diagnostic.related();
        related.stream()
                .limit(MAX_RELATED)
                .forEach(other -> lines.add(further(margin, other.label() + ": " + other.span())));
        if (related.size() > MAX_RELATED) {
            lines.add(further(margin, "and " + Plurals.count(related.size() - MAX_RELATED, "more location")));
        }
        diagnostic.help().filter(help -> !guessed).ifPresent(help -> lines.add(further(margin, help)));
        lines.add(ConsoleLine.of(""));
    }

    private ConsoleLine.Builder line() {
        return new ConsoleLine.Builder(style);
    }

    private ConsoleLine further(String margin, String text) {
        return line().plain(margin).faint(" = ").plain(text).build();
    }

    private static int digits(int line) {
        return Integer.toString(line).length();
    }

    /** Whether the help is a suggestion, which is printed next to the carets. */
    private boolean excerpt(List<ConsoleLine> lines, Diagnostic diagnostic, Span span, String margin) {
        lines.add(line().plain(margin).faint("--> ").plain(span.toString()).build());
        Optional<Excerpt> line = Excerpt.of(span.source(), span.line())
                .filter(text -> !text.text().isBlank());
        if (line.isEmpty()) {
            return false;
        }
        CaretLine pointer = CaretLine.at(line.get(), span);
        Optional<String> guess = diagnostic.help().filter(help -> help.startsWith(GUESS));
        lines.add(line().plain(margin).faint(" |").build());
        lines.add(line().faint(span.line() + " | ").plain(pointer.shown()).build());
        lines.add(line().plain(margin)
                .faint(" | ")
                .strong(
                        diagnostic.severity(),
                        pointer.carets() + guess.map(text -> " " + text).orElse(""))
                .build());
        return guess.isPresent();
    }
}
