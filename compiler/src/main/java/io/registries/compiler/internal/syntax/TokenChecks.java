// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.syntax;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Plurals;
import io.registries.compiler.diagnostic.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.tokens.ScalarToken;
import org.snakeyaml.engine.v2.tokens.Token;

/**
 * Checks rules of YAML that the library does not enforce: a space before a comment, the indentation of brackets and
 * quotes on several lines, and a single document.
 */
final class TokenChecks {
    private final Marks marks;

    /** The columns of the block collections around a token. */
    private final Deque<Integer> blocks = new ArrayDeque<>();

    private int flowDepth;
    private @Nullable Token previous;
    private boolean isDocumentStarted;
    private boolean isDocumentEnded;

    TokenChecks(Marks marks) {
        this.marks = marks;
    }

    boolean isInFlow() {
        return flowDepth > 0;
    }

    /** The token that was checked last. */
    Token previous() {
        return Objects.requireNonNull(previous);
    }

    /** Whether a token ends a document that did not start. */
    boolean isEndOfNothing(Token token) {
        return token.getTokenId() == Token.ID.DocumentEnd && !isDocumentStarted;
    }

    /**
     * Checks the next token.
     *
     * @throws YamlReadException if it breaks a rule
     */
    void check(Token token) {
        checkDocument(token);
        if (token instanceof ScalarToken scalar) {
            checkScalar(scalar);
        }
        if (isInFlow() && Marks.end(previous()).getLine() < Marks.start(token).getLine()) {
            checkStartOfLine(token);
        }
        track(token);
        if (Marks.end(token).getIndex() > Marks.start(token).getIndex() && marks.characterAfter(token) == '#') {
            throw new YamlReadException(Diagnostic.at(
                            DiagnosticCode.INVALID_COMMENT,
                            marks.spanAfter(token),
                            "a comment needs a space before `#`")
                    .help("add a space before `#`, or put the whole value in quotes if `#` is part of it"));
        }
        previous = token;
    }

    private void checkDocument(Token token) {
        switch (token.getTokenId()) {
            case StreamStart, StreamEnd, BlockEnd, Directive -> {
                return;
            }
            case DocumentEnd -> {
                isDocumentEnded = isDocumentStarted;
                return;
            }
            default -> {}
        }
        boolean startsAgain = token.getTokenId() == Token.ID.DocumentStart && isDocumentStarted && !isInFlow();
        if (isDocumentEnded || startsAgain) {
            throw new YamlReadException(
                    Diagnostic.at(DiagnosticCode.UNSUPPORTED_YAML, marks.span(token), "a second document starts here")
                            .help("move it to a separate file"));
        }
        isDocumentStarted = true;
    }

    private void checkScalar(ScalarToken scalar) {
        switch (scalar.getStyle()) {
            case LITERAL, FOLDED -> {
                if (blocks.isEmpty()) {
                    throw new YamlReadException(Diagnostic.at(
                                    DiagnosticCode.TYPE_MISMATCH,
                                    marks.span(scalar).firstLine(),
                                    "the file must be a map, not a string")
                            .help("start it with `apiVersion: registries/v1`"));
                }
            }
            default -> {
                for (int line = Marks.start(scalar).getLine() + 1;
                        line <= Marks.end(scalar).getLine();
                        line++) {
                    if (!marks.isBlank(line)) {
                        checkIndentation(line);
                    }
                }
            }
        }
    }

    // Closing brackets at the indentation of their field are common, and most parsers allow them.
    private void checkStartOfLine(Token token) {
        switch (token.getTokenId()) {
            case FlowMappingEnd, FlowSequenceEnd, StreamEnd, DocumentStart, DocumentEnd -> {}
            default -> checkIndentation(Marks.start(token).getLine());
        }
    }

    private void checkIndentation(int line) {
        Integer block = blocks.peek();
        if (block != null && marks.indentation(line) <= block) {
            Span span = new Span(marks.source(), line + 1, 1, line + 1, 1).wholeLine();
            throw new YamlReadException(Diagnostic.at(
                            DiagnosticCode.INVALID_YAML,
                            span,
                            "this line continues the brackets or quotes above, but is not indented deeper than their field")
                    .help("indent it by at least " + Plurals.count(block + 1, "space") + ", or close the value above"));
        }
    }

    private void track(Token token) {
        switch (token.getTokenId()) {
            case BlockMappingStart, BlockSequenceStart ->
                blocks.push(Marks.start(token).getColumn());
            case BlockEnd -> blocks.poll();
            case FlowMappingStart, FlowSequenceStart -> flowDepth++;
            case FlowMappingEnd, FlowSequenceEnd -> flowDepth--;
            default -> {}
        }
    }
}
