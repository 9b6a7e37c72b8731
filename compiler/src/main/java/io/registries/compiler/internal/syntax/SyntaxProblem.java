// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.syntax;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.SourceFile;
import io.registries.compiler.diagnostic.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Converts errors of the YAML library to diagnostics with helpful messages. */
final class SyntaxProblem {
    /**
     * An explanation of an error of the library.
     *
     * @param problemPrefix the start of the library's message
     * @param atContext whether to report the context location of the error instead of the problem location
     * @param message of the diagnostic
     * @param help of the diagnostic
     */
    private record Known(String problemPrefix, boolean atContext, String message, String help) {}

    private static final String QUOTE_IT = "put the value in quotes";

    private static final List<Known> EXPLANATIONS = List.of(
            new Known(
                    "mapping values are not allowed",
                    false,
                    "`: ` starts a field, which is not allowed here",
                    "put text that contains `: ` in quotes, or indent the line like its neighbours"),
            new Known(
                    "unexpected character found",
                    true,
                    "an anchor or alias needs a name",
                    "write `&<name>` or `*<name>`, or " + QUOTE_IT),
            new Known("expected <block end>, but found '}'", false, "`}` has no matching `{`", "remove it"),
            new Known("expected <block end>, but found ']'", false, "`]` has no matching `[`", "remove it"),
            new Known(
                    "expected <block end>, but found '<scalar>'",
                    false,
                    "the value ends before this text",
                    "put the whole value in quotes, or move this text to the next line"),
            new Known(
                    "expected <block end>",
                    false,
                    "the indentation does not match the lines above",
                    "indent it like the fields or items that it belongs to"),
            new Known(
                    "could not find expected ':'",
                    true,
                    "a colon is missing after the field name",
                    "write `<field>: <value>`, or use quotes, `|` or `>-` for text on several lines"),
            new Known(
                    "expected ',' or ']'", false, "a `,` or `]` is missing before this", "separate items with commas"),
            new Known(
                    "expected ',' or '}'", false, "a `,` or `}` is missing before this", "separate fields with commas"),
            new Known("found unexpected end of stream", true, "this quote is not closed", "add the closing quote"),
            new Known(
                    "found unknown escape character",
                    false,
                    "this escape sequence does not exist",
                    "use single quotes, in which a backslash has no special meaning"),
            new Known("found unexpected ':'", false, "a value must not contain `:` here", QUOTE_IT),
            new Known("found unexpected document separator", true, "this quote is not closed", "add the closing quote"),
            new Known(
                    "expected '<document start>'",
                    false,
                    "there is content after the end of the document",
                    "remove it"),
            new Known(
                    "sequence entries are not allowed", false, "a list cannot start here", "start it on the next line"),
            new Known("found character '\\t", false, "YAML does not allow a tab here", "use spaces"),
            new Known("found character", false, "a value must not start with this character", QUOTE_IT));

    private SyntaxProblem() {}

    static Diagnostic explain(SourceFile source, MarkedYamlEngineException problem) {
        Optional<Diagnostic> mergeConflict = mergeConflict(source);
        if (mergeConflict.isPresent()) {
            return mergeConflict.get();
        }
        Optional<Diagnostic> unsupported = UnsupportedSyntax.explain(source, problem);
        if (unsupported.isPresent()) {
            return unsupported.get();
        }
        String problemPrefix = String.valueOf(problem.getProblem());
        Optional<Known> explanation = EXPLANATIONS.stream()
                .filter(candidate -> problemPrefix.startsWith(candidate.problemPrefix()))
                .findFirst();
        Optional<Mark> mark = explanation
                .filter(Known::atContext)
                .flatMap(candidate -> problem.getContextMark())
                .or(problem::getProblemMark)
                .or(problem::getContextMark);
        Span span = mark.map(at -> point(source, at)).orElse(Span.startOf(source));
        return explanation
                .map(candidate -> Diagnostic.at(DiagnosticCode.INVALID_YAML, span, candidate.message())
                        .help(candidate.help()))
                .orElseGet(() -> Diagnostic.at(DiagnosticCode.INVALID_YAML, span, "this is not valid YAML")
                        .help("compare it with the lines around it, and put text with special characters in quotes"));
    }

    private static Optional<Diagnostic> mergeConflict(SourceFile source) {
        return IntStream.rangeClosed(1, source.lineCount())
                .filter(line -> source.line(line).startsWith("<<<<<<< "))
                .mapToObj(line -> Diagnostic.at(
                                DiagnosticCode.INVALID_YAML,
                                new Span(source, line, 1, line, 1).wholeLine(),
                                "the file has an unresolved merge conflict")
                        .help("resolve the conflict"))
                .findFirst();
    }

    static Span point(SourceFile source, Mark mark) {
        int line = Math.min(mark.getLine() + 1, source.lineCount());
        String text = source.line(line);
        int column = Math.min(mark.getColumn(), text.codePointCount(0, text.length())) + 1;
        return new Span(source, line, column, line, column);
    }
}
