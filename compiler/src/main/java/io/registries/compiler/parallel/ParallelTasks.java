// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.parallel;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that end when they are closed. They keep no JVM alive: a thread that waits for a name service or for a
 * process cannot always be interrupted.
 */
public final class ParallelTasks implements AutoCloseable {
    private final ExecutorService executor;

    private ParallelTasks() {
        AtomicInteger count = new AtomicInteger();
        executor = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "registries-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    public static ParallelTasks open() {
        return new ParallelTasks();
    }

    /** Starts a task at once, on a thread of its own. */
    public <R> Future<R> start(Callable<R> task) {
        return executor.submit(task);
    }

    /** Interrupts what is running, and starts nothing more. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
