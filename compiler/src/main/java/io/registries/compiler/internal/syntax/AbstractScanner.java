// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.syntax;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.scanner.Scanner;
import org.snakeyaml.engine.v2.tokens.Token;

/** A scanner whose subclasses only have to provide one token after the other. */
abstract class AbstractScanner implements Scanner {
    /** The next token, which the parser peeks at several times. */
    private @Nullable Token current;

    /** Reads the next token. The parser requests none after the end of the stream. */
    abstract Token read();

    @Override
    public final Token peekToken() {
        Token token = current;
        if (token == null) {
            token = read();
            current = token;
        }
        return token;
    }

    @Override
    public final Token next() {
        Token token = peekToken();
        current = null;
        return token;
    }

    @Override
    public final boolean checkToken(Token.ID... choices) {
        Token.ID id = peekToken().getTokenId();
        if (choices.length == 0) {
            return true;
        }
        for (Token.ID choice : choices) {
            if (id == choice) {
                return true;
            }
        }
        return false;
    }

    @Override
    public final boolean checkToken(Token.ID choice) {
        return peekToken().getTokenId() == choice;
    }

    // It resets the size limit of a document, which is not used here.
    @Override
    public final void resetDocumentIndex() {}
}
