// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.syntax;

import io.registries.compiler.internal.parallel.ParallelTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.scanner.Scanner;
import org.snakeyaml.engine.v2.tokens.Token;

/**
 * A scanner's tokens, read by a thread of its own while another makes a tree of those before: each takes about half of the
 * time. What the scanner throws is thrown in the place of the token that it could not read.
 */
final class PrefetchingScanner implements Scanner, AutoCloseable {
    private static final int TOKENS = 4096;
    private static final int BATCHES = 4;

    /** Comes after the last tokens. Made beforehand: there may be no memory left to make it. */
    private static final List<Token> END = new ArrayList<>(0);

    private final BlockingQueue<List<Token>> batches = new ArrayBlockingQueue<>(BATCHES);
    private final Future<?> scan;

    /** What ended the tokens, if not their end. */
    private volatile @Nullable Throwable problem;

    private List<Token> batch = List.of();
    private int next;

    /** The token that is looked at, which the parser does several times. */
    private @Nullable Token current;

    PrefetchingScanner(Scanner scanner, ParallelTasks tasks) {
        scan = tasks.start(() -> scan(scanner));
    }

    private void scan(Scanner scanner) {
        List<Token> tokens = new ArrayList<>(TOKENS);
        try {
            try {
                while (scanner.hasNext()) {
                    tokens.add(scanner.next());
                    if (tokens.size() == TOKENS) {
                        batches.put(tokens);
                        tokens = new ArrayList<>(TOKENS);
                    }
                }
            } catch (RuntimeException | Error e) {
                problem = e;
            }
            batches.put(tokens);
            batches.put(END);
        } catch (InterruptedException ignored) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean hasNext() {
        return true;
    }

    @Override
    public Token peekToken() {
        Token known = current;
        return known == null ? advance() : known;
    }

    private Token advance() {
        while (next == batch.size()) {
            if (batch == END) {
                throw ended();
            }
            batch = take();
            next = 0;
        }
        Token token = batch.get(next);
        next++;
        current = token;
        return token;
    }

    private RuntimeException ended() {
        if (problem instanceof Error error) {
            throw error;
        }
        return problem instanceof RuntimeException thrown ? thrown : new IllegalStateException("the tokens are over");
    }

    private List<Token> take() {
        try {
            return batches.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a file was read", e);
        }
    }

    @Override
    public Token next() {
        Token token = peekToken();
        current = null;
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
        scan.cancel(true);
    }
}
