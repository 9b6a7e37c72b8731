// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An error, warning or note. Its message is one sentence: lower case, no full stop.
 *
 * @param code the kind of diagnostic
 * @param severity the severity of the code, unless the request or a suppression lowered it
 * @param message describes the problem
 * @param span the location; empty if the problem is not in a file, such as a missing source
 * @param help how to fix the problem; empty if there is nothing to suggest
 * @param related other locations, such as the first of two duplicates
 */
public record Diagnostic(
        DiagnosticCode code,
        Severity severity,
        String message,
        Optional<Span> span,
        Optional<String> help,
        List<Related> related)
        implements Comparable<Diagnostic> {
    private static final Comparator<Diagnostic> BY_LOCATION = Comparator.comparing(
                    (Diagnostic diagnostic) -> diagnostic.span.orElse(null),
                    Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Diagnostic::severity)
            .thenComparing(Diagnostic::code)
            .thenComparing(Diagnostic::message);

    /**
     * Another location of a diagnostic.
     *
     * @param span the location
     * @param label describes the location
     */
    public record Related(Span span, String label) {
        public Related {
            label = VisibleText.of(label);
        }
    }

    public Diagnostic {
        if (message.isBlank() || message.endsWith(".")) {
            throw new IllegalArgumentException("a message is one sentence without a full stop: " + message);
        }
        message = VisibleText.of(message);
        help = help.map(VisibleText::of);
        related = List.copyOf(related);
    }

    /** A diagnostic with a location. */
    public static Diagnostic at(DiagnosticCode code, Span span, String message) {
        return new Diagnostic(code, code.severity(), message, Optional.of(span), Optional.empty(), List.of());
    }

    /** A diagnostic without a location. */
    public static Diagnostic withoutLocation(DiagnosticCode code, String message) {
        return new Diagnostic(code, code.severity(), message, Optional.empty(), Optional.empty(), List.of());
    }

    /** A copy with a help. */
    public Diagnostic help(String help) {
        return new Diagnostic(code, severity, message, span, Optional.of(help), related);
    }

    /** A copy with a help, if it is present. */
    public Diagnostic help(Optional<String> help) {
        return help.map(this::help).orElse(this);
    }

    /** A copy with another location. */
    public Diagnostic related(Span span, String label) {
        return related(List.of(new Related(span, label)));
    }

    /** A copy with other locations. */
    public Diagnostic related(List<Related> others) {
        List<Related> all = new ArrayList<>(related);
        all.addAll(others);
        return new Diagnostic(code, severity, message, this.span, help, all);
    }

    /** A copy with another severity. */
    public Diagnostic withSeverity(Severity other) {
        return new Diagnostic(code, other, message, span, help, related);
    }

    /** Whether it stops the compilation. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Orders by location; diagnostics without a location come first. */
    @Override
    public int compareTo(Diagnostic other) {
        return BY_LOCATION.compare(this, other);
    }
}
