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
 * Reads the tokens of a scanner in another thread, in parallel with the parser: each takes about half of the time. An
 * exception of the scanner is thrown when the parser requests the token that could not be read.
 */
final class PrefetchingScanner extends AbstractScanner implements AutoCloseable {
    private static final int TOKENS_PER_BATCH = 4096;
    private static final int MAX_BATCHES = 4;

    /** Marks the end. Preallocated because the scanner may fail with an OutOfMemoryError. */
    private static final List<Token> END = new ArrayList<>(0);

    private final BlockingQueue<List<Token>> batches = new ArrayBlockingQueue<>(MAX_BATCHES);
    private final Future<?> scan;

    /** The exception that ended the scan, if any. */
    private volatile @Nullable Throwable problem;

    private List<Token> batch = List.of();
    private int next;

    PrefetchingScanner(Scanner scanner, ParallelTasks tasks) {
        scan = tasks.start(() -> scan(scanner));
    }

    private void scan(Scanner scanner) {
        List<Token> tokens = new ArrayList<>(TOKENS_PER_BATCH);
        try {
            try {
                while (scanner.hasNext()) {
                    tokens.add(scanner.next());
                    if (tokens.size() == TOKENS_PER_BATCH) {
                        batches.put(tokens);
                        tokens = new ArrayList<>(TOKENS_PER_BATCH);
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
    Token read() {
        while (next == batch.size()) {
            if (batch == END) {
                throw scanProblem();
            }
            batch = take();
            next = 0;
        }
        Token token = batch.get(next);
        next++;
        return token;
    }

    private RuntimeException scanProblem() {
        if (problem instanceof Error error) {
            throw error;
        }
        return problem instanceof RuntimeException thrown
                ? thrown
                : new IllegalStateException("there are no more tokens");
    }

    private List<Token> take() {
        try {
            return batches.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading a file", e);
        }
    }

    @Override
    public void close() {
        scan.cancel(true);
    }
}
