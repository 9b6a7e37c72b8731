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

/** Work on the items of a list by one thread and those that help it. */
final class ParallelMap<T, R, E extends Exception> {
    private static final int PARTS = 256;

    private final List<T> items;
    private final Work<T, R, E> work;
    private final @Nullable Object[] results;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** The threads at work; terminated once the last of them is done. */
    private final Phaser working = new Phaser(1);

    ParallelMap(List<T> items, Work<T, R, E> work) {
        this.items = items;
        this.work = work;
        this.results = new Object[items.size()];
    }

    /** Takes part, unless all is done. */
    void help() {
        if (working.register() >= 0) {
            take();
        }
    }

    /** Does what the others leave, and waits for them. */
    List<R> complete() throws E {
        take();
        working.awaitAdvance(0);
        return result();
    }

    private void take() {
        try {
            int part = Math.max(1, items.size() / PARTS);
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

    // The array holds what the work gave, and what it threw is unchecked or its exception.
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
