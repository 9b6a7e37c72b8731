// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One diagnostic. Its message is one sentence in the user's words: lower case, no full stop.
 *
 * @param code what kind of diagnostic
 * @param severity how much it matters, which is the code's own unless the request eased it
 * @param message what is wrong
 * @param span where, absent for what no file says (a source that is missing, a parameter)
 * @param help the help, absent where there is none to give
 * @param related further places that belong to it, such as the first of two duplicates
 */
public record Diagnostic(
        DiagnosticCode code,
        Severity severity,
        String message,
        Optional<Span> span,
        Optional<String> help,
        List<Related> related)
        implements Comparable<Diagnostic> {
    private static final Comparator<Diagnostic> BY_PLACE = Comparator.comparing(
                    (Diagnostic diagnostic) -> diagnostic.span.orElse(null),
                    Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Diagnostic::severity)
            .thenComparing(Diagnostic::code)
            .thenComparing(Diagnostic::message);

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

    /**
     * A further place of a diagnostic.
     *
     * @param span where
     * @param label what is there
     */
    public record Related(Span span, String label) {}

    public Diagnostic {
        if (message.isBlank() || message.endsWith(".")) {
            throw new IllegalArgumentException("a message is one sentence without a full stop: " + message);
        }
        message = onOneLine(message);
        help = help.map(Diagnostic::onOneLine);
        related = List.copyOf(related);
    }

    /** A diagnostic at a place. */
    public static Diagnostic at(DiagnosticCode code, Span span, String message) {
        return new Diagnostic(code, code.severity(), message, Optional.of(span), Optional.empty(), List.of());
    }

    /** A diagnostic that no file says. */
    public static Diagnostic withoutLocation(DiagnosticCode code, String message) {
        return new Diagnostic(code, code.severity(), message, Optional.empty(), Optional.empty(), List.of());
    }

    /** This diagnostic with its help. */
    public Diagnostic help(String help) {
        return new Diagnostic(code, severity, message, span, Optional.of(help), related);
    }

    /** This diagnostic with its help, if there is one. */
    public Diagnostic help(Optional<String> help) {
        return help.map(this::help).orElse(this);
    }

    /** This diagnostic with one more place. */
    public Diagnostic related(Span place, String label) {
        List<Related> all = new ArrayList<>(related);
        all.add(new Related(place, label));
        return new Diagnostic(code, severity, message, span, help, all);
    }

    /** This diagnostic at another severity. */
    public Diagnostic withSeverity(Severity other) {
        return new Diagnostic(code, other, message, span, help, related);
    }

    /** Whether it stops the compilation. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    // Names come from files: a line break in one is no new line, and a terminal is told what it is, not obeyed.
    private static String onOneLine(String text) {
        return CONTROL.matcher(text)
                .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
    }

    /** By place, diagnostics without one first. */
    @Override
    public int compareTo(Diagnostic other) {
        return BY_PLACE.compare(this, other);
    }
}
