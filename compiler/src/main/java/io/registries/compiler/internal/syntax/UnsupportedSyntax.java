// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.syntax;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.SourceFile;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Recognizes errors of the YAML library that are limits of the library: the text may be valid YAML. */
final class UnsupportedSyntax {
    private static final String UNKNOWN_ESCAPE = "found unknown escape character ";
    private static final String UNEXPECTED_CHARACTER = "unexpected character found ";
    private static final Pattern BLOCK_LINE =
            Pattern.compile("^\\s*+(?:-\\s.*+|\\?\\s.*+|[^\\s\\[\\]{}:]++:(?:\\s.*+)?)");

    private UnsupportedSyntax() {}

    static Optional<Diagnostic> explain(SourceFile source, MarkedYamlEngineException error) {
        String problem = String.valueOf(error.getProblem());
        String context = String.valueOf(error.getContext());
        if (context.startsWith("while scanning a tag")) {
            return diagnostic(
                    source, error.getContextMark(), "tags are not supported", "remove it, or put the value in quotes");
        }
        if (problem.startsWith(UNEXPECTED_CHARACTER)
                && isNameCharacter(problem.charAt(UNEXPECTED_CHARACTER.length()))) {
            return diagnostic(
                    source,
                    error.getContextMark(),
                    "this name of an anchor is not supported",
                    "use only letters, digits, `-` and `_`, or put the value in quotes if it is text");
        }
        if (problem.startsWith(UNKNOWN_ESCAPE + "L(")) {
            return escape(source, error, "L", "2028");
        }
        if (problem.startsWith(UNKNOWN_ESCAPE + "P(")) {
            return escape(source, error, "P", "2029");
        }
        return error.getProblemMark().flatMap(mark -> tab(source, mark));
    }

    private static boolean isNameCharacter(char c) {
        return !Character.isWhitespace(c) && c != 0 && ",[]{}".indexOf(c) < 0;
    }

    private static Optional<Diagnostic> escape(
            SourceFile source, MarkedYamlEngineException error, String name, String codePoint) {
        return diagnostic(
                source,
                error.getProblemMark(),
                "the escape sequence `\\" + name + "` is not supported",
                "write `\\u" + codePoint + "`");
    }

    /** A tab at the start of a line is valid only before text and brackets, and on blank lines. */
    private static Optional<Diagnostic> tab(SourceFile source, Mark mark) {
        int line = Math.min(mark.getLine() + 1, source.lineCount());
        return isTabLine(source.line(line))
                        || (line > 1 && source.line(line - 1).isBlank() && isTabLine(source.line(line - 1)))
                ? diagnostic(
                        source,
                        Optional.of(mark),
                        "a tab at the start of a line is not supported here",
                        "use spaces, and leave blank lines empty")
                : Optional.empty();
    }

    private static boolean isTabLine(String line) {
        String content = line.stripLeading();
        return line.lastIndexOf('\t', line.length() - content.length()) >= 0
                && !content.startsWith("#")
                && !BLOCK_LINE.matcher(line).matches();
    }

    private static Optional<Diagnostic> diagnostic(
            SourceFile source, Optional<Mark> mark, String message, String help) {
        return mark.map(at -> Diagnostic.at(DiagnosticCode.UNSUPPORTED_YAML, SyntaxProblem.point(source, at), message)
                .help(help));
    }
}
