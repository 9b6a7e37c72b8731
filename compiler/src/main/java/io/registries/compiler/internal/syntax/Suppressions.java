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
 * Comments that accept one warning, at the end of its line or on lines of their own above it:
 * {@code # registries: allow insecure-connection: lab network}. The finding stays in every report, as a note with the
 * reason.
 */
public final class Suppressions {
    private static final Pattern COMMENT =
            Pattern.compile("(^|\\s)#\\s*registries:\\s*allow\\b\\s*(?<code>[^\\s:]*)\\s*(:\\s*(?<reason>.*))?$");

    private Suppressions() {}

    /** The same files; a finding for each comment that accepts nothing, since it is misspelt or asks for too much. */
    public static Result<List<SourceFile>> check(List<SourceFile> sources) {
        DiagnosticCollector findings = new DiagnosticCollector();
        for (SourceFile source : sources) {
            if (source.text().contains("allow")) {
                for (int line = 1; line <= source.lineCount(); line++) {
                    Matcher comment = COMMENT.matcher(source.line(line));
                    if (comment.find()) {
                        problem(source, line, comment).ifPresent(findings::add);
                    }
                }
            }
        }
        return findings.result(() -> sources);
    }

    /** The same result, with the accepted warnings as notes. */
    public static <T> Result<T> apply(Result<T> result) {
        return new Result<>(result.value(), apply(result.findings()));
    }

    /** The same findings, the accepted warnings as notes. */
    public static List<Diagnostic> apply(List<Diagnostic> findings) {
        return findings.stream().map(Suppressions::apply).toList();
    }

    private static Diagnostic apply(Diagnostic finding) {
        if (finding.severity() != Severity.WARNING) {
            return finding;
        }
        return finding.span()
                .flatMap(span -> reason(span, finding.code()))
                .map(reason -> finding.as(Severity.NOTE).hint("allowed here: " + reason))
                .orElse(finding);
    }

    private static Optional<String> reason(Span span, DiagnosticCode code) {
        SourceFile source = span.source();
        Optional<String> reason = reason(source.line(span.line()), code);
        for (int line = span.line() - 1;
                reason.isEmpty() && line >= 1 && source.line(line).strip().startsWith("#");
                line--) {
            reason = reason(source.line(line), code);
        }
        return reason;
    }

    private static Optional<String> reason(String line, DiagnosticCode code) {
        Matcher comment = COMMENT.matcher(line);
        return comment.find() && comment.group("code").equals(code.id())
                ? Optional.ofNullable(comment.group("reason")).map(String::strip)
                : Optional.empty();
    }

    private static Optional<Diagnostic> problem(SourceFile source, int line, Matcher comment) {
        String id = comment.group("code");
        String reason = comment.group("reason");
        Span span = new Span(source, line, 1, line, 1).wholeLine();
        Optional<DiagnosticCode> code = DiagnosticCode.of(id);
        if (code.isEmpty()) {
            return Optional.of(
                    Diagnostic.at(DiagnosticCode.INVALID_ALLOWANCE, span, "there is no finding `" + id + "` to allow")
                            .hint(Suggestions.hint(id, warnings())));
        }
        if (code.get().severity() != Severity.WARNING) {
            return Optional.of(Diagnostic.at(
                            DiagnosticCode.INVALID_ALLOWANCE, span, "`" + id + "` cannot be allowed: it is no warning")
                    .hint("what can be allowed is " + Suggestions.quoted(warnings(), ", ")));
        }
        return reason == null || reason.isBlank()
                ? Optional.of(Diagnostic.at(
                                DiagnosticCode.INVALID_ALLOWANCE, span, "`" + id + "` is allowed without a reason")
                        .hint("write `# registries: allow " + id + ": <reason>`"))
                : Optional.empty();
    }

    private static List<String> warnings() {
        return Arrays.stream(DiagnosticCode.values())
                .filter(code -> code.severity() == Severity.WARNING)
                .map(DiagnosticCode::id)
                .toList();
    }
}
