// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.parallel;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Work on the items of a list, by as many threads as there are processors. Each takes a small part of the list at a time,
 * so that none is without work while there is some, however unlike the items are.
 */
public final class InParallel {
    private static final int PARTS = 256;

    private InParallel() {}

    /** What is done with one. */
    @FunctionalInterface
    public interface Work<T, R, E extends Exception> {
        R of(T item) throws E;
    }

    /**
     * What the work gives for each item, in their order. When it returns or throws, nothing of it goes on.
     *
     * @throws E of one that failed; of the others some are done, and no more were begun
     */
    public static <T, R, E extends Exception> List<R> each(List<T> items, Work<T, R, E> work) throws E {
        Run<T, R, E> run = new Run<>(items, work);
        if (items.size() < 2) {
            run.run();
        } else {
            IntStream.range(0, Runtime.getRuntime().availableProcessors())
                    .parallel()
                    .forEach(thread -> run.run());
        }
        return run.done();
    }

    private static final class Run<T, R, E extends Exception> implements Runnable {
        private final List<T> items;
        private final Work<T, R, E> work;
        private final @Nullable Object[] done;
        private final AtomicInteger next = new AtomicInteger();
        // What is thrown within a parallel stream would not wait for the others.
        private final AtomicReference<@Nullable Exception> failed = new AtomicReference<>();

        private Run(List<T> items, Work<T, R, E> work) {
            this.items = items;
            this.work = work;
            this.done = new Object[items.size()];
        }

        @Override
        public void run() {
            int part = Math.max(1, items.size() / PARTS);
            for (int from = next.getAndAdd(part); from < items.size(); from = next.getAndAdd(part)) {
                for (int i = from; i < Math.min(from + part, items.size()) && failed.get() == null; i++) {
                    attempt(i);
                }
            }
        }

        private void attempt(int i) {
            try {
                done[i] = work.of(items.get(i));
            } catch (Exception problem) {
                failed.compareAndSet(null, problem);
            }
        }

        // The array holds what the work gave, and an exception is one that it throws.
        @SuppressWarnings("unchecked")
        private List<R> done() throws E {
            Exception problem = failed.get();
            if (problem instanceof RuntimeException unexpected) {
                throw unexpected;
            }
            if (problem != null) {
                throw (E) problem;
            }
            return (List<R>) Collections.unmodifiableList(Arrays.asList(done));
        }
    }
}
