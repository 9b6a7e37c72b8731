// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.syntax;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.diagnostic.Severity;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import io.registries.compiler.diagnostic.Suggestions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Comments that suppress a warning, at the end of its line or on the lines above it:
 * {@code # registries: allow insecure-connection: lab network}. Reports show the diagnostic as a note with the reason.
 */
public final class Suppressions {
    private static final Pattern COMMENT = Pattern.compile(
            "(?:^|\\s)#\\s*+registries:\\s*+allow\\b\\s*+(?<code>[^\\s:]*+)\\s*+(?::\\s*+(?<reason>.*+))?+$");

    /** Comments on longer lines are ignored. */
    private static final int MAX_LENGTH = 2_000;

    /** The number of lines of comments above a line that may suppress its warnings. */
    private static final int MAX_LINES_ABOVE = 20;

    private Suppressions() {}

    /** Reports each comment that is invalid: an unknown code, not a warning, or without a reason. */
    public static Result<List<SourceFile>> check(List<SourceFile> sources) {
        DiagnosticCollector diagnostics = new DiagnosticCollector();
        for (SourceFile source : sources) {
            if (source.text().contains("allow")) {
                for (int line = 1; line <= source.lineCount(); line++) {
                    Optional<Matcher> comment = comment(source.line(line));
                    if (comment.isPresent()) {
                        problem(source, line, comment.get()).ifPresent(diagnostics::add);
                    }
                }
            }
        }
        return diagnostics.result(() -> sources);
    }

    /** Changes suppressed warnings of a result to notes. */
    public static <T> Result<T> apply(Result<T> result) {
        return new Result<>(result.value(), apply(result.diagnostics()));
    }

    /** Changes suppressed warnings to notes. */
    public static List<Diagnostic> apply(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(Suppressions::apply).toList();
    }

    private static Diagnostic apply(Diagnostic diagnostic) {
        if (diagnostic.severity() != Severity.WARNING) {
            return diagnostic;
        }
        return diagnostic
                .span()
                .flatMap(span -> reason(span, diagnostic.code()))
                .map(reason -> diagnostic.withSeverity(Severity.NOTE).help("allowed here: " + reason))
                .orElse(diagnostic);
    }

    /** The reason for which a comment allows a diagnostic at a location; empty if none does. */
    public static Optional<String> reason(Span span, DiagnosticCode code) {
        SourceFile source = span.source();
        Optional<String> reason = reason(source.line(span.line()), code);
        for (int line = span.line() - 1;
                reason.isEmpty()
                        && line >= Math.max(1, span.line() - MAX_LINES_ABOVE)
                        && source.line(line).strip().startsWith("#");
                line--) {
            reason = reason(source.line(line), code);
        }
        return reason;
    }

    private static Optional<String> reason(String line, DiagnosticCode code) {
        return comment(line)
                .filter(comment -> comment.group("code").equals(code.id()))
                .flatMap(comment -> Optional.ofNullable(comment.group("reason")))
                .map(String::strip);
    }

    private static Optional<Matcher> comment(String line) {
        return line.length() > MAX_LENGTH
                ? Optional.empty()
                : Optional.of(COMMENT.matcher(line)).filter(Matcher::find);
    }

    private static Optional<Diagnostic> problem(SourceFile source, int line, Matcher comment) {
        String id = comment.group("code");
        String reason = comment.group("reason");
        Span span = new Span(source, line, 1, line, 1).wholeLine();
        Optional<DiagnosticCode> code = DiagnosticCode.fromId(id);
        if (code.isEmpty()) {
            return Optional.of(
                    Diagnostic.at(DiagnosticCode.INVALID_SUPPRESSION, span, "diagnostic `" + id + "` does not exist")
                            .help(Suggestions.didYouMean(id, warnings())));
        }
        if (code.get().severity() != Severity.WARNING) {
            return Optional.of(Diagnostic.at(
                            DiagnosticCode.INVALID_SUPPRESSION,
                            span,
                            "`" + id + "` cannot be allowed: it is not a warning")
                    .help("allow only these warnings: " + Suggestions.quoted(warnings(), ", ")));
        }
        return reason == null || reason.isBlank()
                ? Optional.of(Diagnostic.at(
                                DiagnosticCode.INVALID_SUPPRESSION, span, "`" + id + "` is allowed without a reason")
                        .help("write `# registries: allow " + id + ": <reason>`"))
                : Optional.empty();
    }

    private static List<String> warnings() {
        return Arrays.stream(DiagnosticCode.values())
                .filter(code -> code.severity() == Severity.WARNING)
                .map(DiagnosticCode::id)
                .toList();
    }
}
