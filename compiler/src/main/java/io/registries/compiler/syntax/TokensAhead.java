// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.scanner.Scanner;
import org.snakeyaml.engine.v2.tokens.Token;

/**
 * A scanner's tokens, read by a thread of its own while another makes a tree of those before: each takes about half of the
 * time. What the scanner throws is thrown in the place of the token that it could not read.
 */
final class TokensAhead implements Scanner, AutoCloseable {
    private static final int TOKENS = 4096;
    private static final int BATCHES = 4;

    /** Tokens, and what ended them, where they are the last. */
    private record Batch(List<Token> tokens, @Nullable RuntimeException problem) {}

    private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(BATCHES);
    private final Thread thread;
    private Batch batch = new Batch(List.of(), null);
    private int next;

    TokensAhead(Scanner scanner) {
        thread = new Thread(() -> scan(scanner), "registries-scanner");
        thread.setDaemon(true);
        thread.start();
    }

    private void scan(Scanner scanner) {
        List<Token> tokens = new ArrayList<>(TOKENS);
        RuntimeException problem = null;
        try {
            try {
                while (scanner.hasNext()) {
                    tokens.add(scanner.next());
                    if (tokens.size() == TOKENS) {
                        batches.put(new Batch(tokens, null));
                        tokens = new ArrayList<>(TOKENS);
                    }
                }
            } catch (RuntimeException thrown) {
                problem = thrown;
            }
            batches.put(new Batch(tokens, problem == null ? new IllegalStateException("the stream is over") : problem));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Token peekToken() {
        while (next == batch.tokens().size()) {
            if (batch.problem() != null) {
                throw batch.problem();
            }
            batch = take();
            next = 0;
        }
        return batch.tokens().get(next);
    }

    private Batch take() {
        try {
            return batches.take();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a file was read", stopped);
        }
    }

    @Override
    public Token next() {
        Token token = peekToken();
        next++;
        return token;
    }

    @Override
    public boolean checkToken(Token.ID... choices) {
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
    public boolean checkToken(Token.ID choice) {
        return peekToken().getTokenId() == choice;
    }

    // It bounds what one document may hold, which has no bound here.
    @Override
    public void resetDocumentIndex() {}

    @Override
    public void close() {
        thread.interrupt();
    }
}
