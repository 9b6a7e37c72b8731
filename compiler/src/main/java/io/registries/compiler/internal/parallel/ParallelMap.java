// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.parallel;

import io.registries.compiler.internal.parallel.ParallelTasks.Work;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Maps the items of a list with the calling thread and helper threads. */
final class ParallelMap<T, R, E extends Exception> {
    private static final int MAX_PARTS = 256;

    private final List<T> items;
    private final Work<T, R, E> work;
    private final @Nullable Object[] results;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** The working threads; terminated when the last one is done. */
    private final Phaser working = new Phaser(1);

    ParallelMap(List<T> items, Work<T, R, E> work) {
        this.items = items;
        this.work = work;
        this.results = new Object[items.size()];
    }

    /** Processes items, unless all are done. */
    void help() {
        if (working.register() >= 0) {
            processItems();
        }
    }

    /** Processes the remaining items and waits for the helpers. */
    List<R> complete() throws E {
        processItems();
        working.awaitAdvance(0);
        return result();
    }

    private void processItems() {
        try {
            int part = Math.max(1, items.size() / MAX_PARTS);
            for (int from = next.getAndAdd(part); from < items.size(); from = next.getAndAdd(part)) {
                for (int i = from; i < Math.min(from + part, items.size()) && failure.get() == null; i++) {
                    results[i] = work.apply(items.get(i));
                }
            }
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
        } finally {
            working.arriveAndDeregister();
        }
    }

    // The array contains results of the work; it throws unchecked exceptions or E only.
    @SuppressWarnings("unchecked")
    private List<R> result() throws E {
        Throwable thrown = failure.get();
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (thrown != null) {
            throw (E) thrown;
        }
        return (List<R>) Collections.unmodifiableList(Arrays.asList(results));
    }
}
