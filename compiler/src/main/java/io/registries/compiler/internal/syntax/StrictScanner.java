// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.syntax;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.SourceFile;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.scanner.Scanner;
import org.snakeyaml.engine.v2.tokens.KeyToken;
import org.snakeyaml.engine.v2.tokens.ScalarToken;
import org.snakeyaml.engine.v2.tokens.Token;

/**
 * Corrects the tokens of the library where it differs from YAML 1.2. In brackets it does not know text that starts with a
 * colon, such as {@code [::1]}, nor keys that are on another line than their colon. What it accepts although it is
 * invalid is rejected by {@link TokenChecks}.
 */
final class StrictScanner extends AbstractScanner {
    /** The maximum length of a key in a list, in characters. */
    private static final int MAX_KEY_LENGTH = 1024;

    /** An open collection, and whether its current entry has a key whose value is missing. */
    private static final class Level {
        private final boolean isFlow;
        private final boolean isList;
        private boolean hasKey;

        Level(boolean isFlow, boolean isList) {
            this.isFlow = isFlow;
            this.isList = isList;
        }
    }

    private final Scanner tokens;
    private final Marks marks;
    private final TokenChecks checks;
    private final Deque<Token> ready = new ArrayDeque<>();
    private final Deque<Level> levels = new ArrayDeque<>();
    private @Nullable Token previous;
    private @Nullable Token lookahead;

    StrictScanner(Scanner tokens, SourceFile source) {
        this.tokens = tokens;
        this.marks = new Marks(source);
        this.checks = new TokenChecks(marks);
    }

    @Override
    public boolean hasNext() {
        return !ready.isEmpty() || lookahead != null || tokens.hasNext();
    }

    @Override
    Token read() {
        if (ready.isEmpty()) {
            Token token = take();
            if (checks.isInFlow() && isStartOfEntry() && isPartOfKey(token)) {
                readKey(token);
            } else {
                add(token);
            }
        }
        return ready.remove();
    }

    /** Reads text in brackets, with its anchor, that is a key if a colon follows. */
    private void readKey(Token first) {
        Deque<Token> key = new ArrayDeque<>();
        Token token = first;
        while (isPartOfKey(token) && !(key.peekLast() instanceof ScalarToken)) {
            key.add(token);
            token = take();
        }
        lookahead = token;
        if (token.getTokenId() == Token.ID.Value && mayBeKey(first, token)) {
            add(keyAt(first));
        }
        key.forEach(this::add);
    }

    private boolean mayBeKey(Token first, Token colon) {
        Level level = levels.element();
        boolean isShort = Marks.start(first).getLine() == Marks.start(colon).getLine()
                && Marks.start(colon).getIndex() - Marks.start(first).getIndex() <= MAX_KEY_LENGTH;
        return !level.isList || isShort;
    }

    private boolean isStartOfEntry() {
        Token before = previous;
        return before != null
                && switch (before.getTokenId()) {
                    case FlowMappingStart, FlowSequenceStart, FlowEntry -> true;
                    default -> false;
                };
    }

    private static boolean isPartOfKey(Token token) {
        return switch (token.getTokenId()) {
            case Anchor, Tag, Alias, Scalar -> true;
            default -> false;
        };
    }

    /** Passes a token on to the parser, after the key that the library omits before a colon without a name. */
    private void add(Token token) {
        Level level = levels.peek();
        switch (token.getTokenId()) {
            case BlockMappingStart -> levels.push(new Level(false, false));
            case BlockSequenceStart -> levels.push(new Level(false, true));
            case FlowMappingStart -> levels.push(new Level(true, false));
            case FlowSequenceStart -> levels.push(new Level(true, true));
            case FlowSequenceEnd, FlowMappingEnd, BlockEnd -> levels.poll();
            case Key -> setKey(level, true);
            case FlowEntry -> setKey(level, false);
            case Value -> {
                if (level != null && !level.hasKey && (!level.isFlow || isStartOfEntry())) {
                    ready.add(keyAt(token));
                }
                setKey(level, false);
            }
            default -> {}
        }
        previous = token;
        ready.add(token);
    }

    private static void setKey(@Nullable Level level, boolean hasKey) {
        if (level != null) {
            level.hasKey = hasKey;
        }
    }

    private static Token keyAt(Token token) {
        return new KeyToken(token.getStartMark(), token.getStartMark());
    }

    private Token take() {
        Token next = lookahead;
        if (next != null) {
            lookahead = null;
            return next;
        }
        Token token = nextToken();
        while (checks.isEndOfNothing(token)) {
            token = nextToken();
        }
        if (checks.isInFlow() && token.getTokenId() == Token.ID.Value && startsText(token)) {
            token = textFrom(token);
        }
        checks.check(token);
        return token;
    }

    // The library scans only when asked whether there is a token.
    private Token nextToken() {
        tokens.peekToken();
        return tokens.next();
    }

    /** Whether a colon is the first character of a text instead of the end of a key. */
    private boolean startsText(Token colon) {
        return marks.isFollowedByText(colon)
                && switch (checks.previous().getTokenId()) {
                    case Value, Key, FlowSequenceStart, FlowMappingStart, FlowEntry, Anchor, Tag -> true;
                    default -> false;
                };
    }

    /** Joins a colon, which the library reads as an indicator, and the text after it. */
    private Token textFrom(Token colon) {
        StringBuilder text = new StringBuilder(":");
        Token last = colon;
        Token next = tokens.peekToken();
        while (next.getTokenId() == Token.ID.Value && Marks.isAdjacent(last, next) && marks.isFollowedByText(next)) {
            text.append(':');
            last = tokens.next();
            next = tokens.peekToken();
        }
        if (!Marks.isAdjacent(last, next)) {
            throw unsupportedText(colon);
        }
        if (next.getTokenId() == Token.ID.Value) {
            return new ScalarToken(text.toString(), true, colon.getStartMark(), last.getEndMark());
        }
        if (next instanceof ScalarToken rest && rest.isPlain()) {
            text.append(rest.getValue());
            tokens.next();
            return new ScalarToken(text.toString(), true, colon.getStartMark(), rest.getEndMark());
        }
        throw unsupportedText(colon);
    }

    private YamlReadException unsupportedText(Token colon) {
        return new YamlReadException(Diagnostic.at(
                        DiagnosticCode.UNSUPPORTED_YAML,
                        marks.span(colon),
                        "text that starts with `:` and a special character is not supported here")
                .help("put the value in quotes"));
    }
}
