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

/** What the YAML library stumbles over, in a user's words. */
final class SyntaxProblem {
    /**
     * A problem of the library.
     *
     * @param said how the library's words for it begin
     * @param atContext whether its cause is where the library began rather than where it stumbled
     * @param message in a user's words
     * @param help in a user's words
     */
    private record Known(String said, boolean atContext, String message, String help) {}

    private static final String QUOTE_IT = "put the value in quotes";

    private static final List<Known> KNOWN = List.of(
            new Known(
                    "mapping values are not allowed",
                    false,
                    "a `:` makes a field here, where none can be",
                    "put text that holds `: ` in quotes, or indent the line as its neighbours"),
            new Known("expected <block end>, but found '}'", false, "`}` closes nothing", "remove it"),
            new Known("expected <block end>, but found ']'", false, "`]` closes nothing", "remove it"),
            new Known(
                    "expected <block end>, but found '<scalar>'",
                    false,
                    "the value has ended before this",
                    "put all of it in quotes, or what follows on a line of its own"),
            new Known(
                    "expected <block end>",
                    false,
                    "this does not line up with what stands above it",
                    "indent it as the fields or items that it belongs to"),
            new Known(
                    "could not find expected ':'",
                    true,
                    "this is no field: a colon is missing",
                    "write `field: value`; text over several lines needs quotes, `|` or `>-`"),
            new Known("expected ',' or ']'", false, "a `,` or `]` is missing before this", "separate items by commas"),
            new Known("expected ',' or '}'", false, "a `,` or `}` is missing before this", "separate fields by commas"),
            new Known("found unexpected end of stream", true, "this quote is not closed", "close it"),
            new Known(
                    "found unknown escape character",
                    false,
                    "this escape does not exist",
                    "within single quotes a backslash is just a backslash"),
            new Known("found unexpected ':'", false, "a value must not hold `:` here", QUOTE_IT),
            new Known("found unexpected document separator", true, "this quote is not closed", "close it"),
            new Known(
                    "did not find expected <document start>",
                    false,
                    "a document begins here, without `---`",
                    "remove it"),
            new Known("sequence entries are not allowed", false, "a list cannot begin here", "put it on the next line"),
            new Known("while scanning an anchor", false, "an anchor needs a name", "write `&name`, or " + QUOTE_IT),
            new Known("found character '\\t", false, "a tab stands here, where YAML takes spaces only", "use spaces"),
            new Known("found character", false, "a value must not begin like this", QUOTE_IT));

    private SyntaxProblem() {}

    static Diagnostic explain(SourceFile source, MarkedYamlEngineException problem) {
        Optional<Diagnostic> unmerged = unmerged(source);
        if (unmerged.isPresent()) {
            return unmerged.get();
        }
        String said = String.valueOf(problem.getProblem());
        Optional<Known> known =
                KNOWN.stream().filter(one -> said.startsWith(one.said())).findFirst();
        Optional<Mark> mark = known.filter(Known::atContext)
                .flatMap(one -> problem.getContextMark())
                .or(problem::getProblemMark)
                .or(problem::getContextMark);
        Span place = mark.map(at -> point(source, at)).orElse(Span.startOf(source));
        return known.map(one -> Diagnostic.at(DiagnosticCode.INVALID_YAML, place, one.message())
                        .help(one.help()))
                .orElseGet(() -> Diagnostic.at(DiagnosticCode.INVALID_YAML, place, "this is not valid YAML")
                        .help("compare it with the lines around it; text with special characters belongs in quotes"));
    }

    private static Optional<Diagnostic> unmerged(SourceFile source) {
        return IntStream.rangeClosed(1, source.lineCount())
                .filter(line -> source.line(line).startsWith("<<<<<<< "))
                .mapToObj(line -> Diagnostic.at(
                                DiagnosticCode.INVALID_YAML,
                                new Span(source, line, 1, line, 1).wholeLine(),
                                "a merge conflict stands here")
                        .help("choose between the two sides"))
                .findFirst();
    }

    private static Span point(SourceFile source, Mark mark) {
        int line = Math.min(mark.getLine() + 1, source.lineCount());
        String text = source.line(line);
        int column = Math.min(mark.getColumn(), text.codePointCount(0, text.length())) + 1;
        return new Span(source, line, column, line, column);
    }
}
