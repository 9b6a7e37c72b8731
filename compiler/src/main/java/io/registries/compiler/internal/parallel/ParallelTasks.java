// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.parallel;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of a run, or of a part of it that must end earlier; they end when it is closed. Nothing of the compiler
 * runs on other threads than these and the caller's: those of the common pool belong to all plugins of a build.
 *
 * <p>The threads keep no JVM alive: one that waits for a name service or for a process cannot always be interrupted.
 */
public final class ParallelTasks implements AutoCloseable {
    private final ThreadFactory threads = daemons();
    private final ExecutorService executor = Executors.newCachedThreadPool(threads);

    /** Threads that may help the caller of {@link #map}, however deep such calls are nested. */
    private final Semaphore helpers = new Semaphore(Runtime.getRuntime().availableProcessors() - 1);

    /** What is done with an item. */
    @FunctionalInterface
    public interface Work<T, R, E extends Exception> {
        R apply(T item) throws E;
    }

    private ParallelTasks() {}

    private static ThreadFactory daemons() {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "registries-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    public static ParallelTasks open() {
        return new ParallelTasks();
    }

    /** Starts a task at once, on a thread of its own. */
    public <R> Future<R> start(Callable<R> task) {
        return executor.submit(task);
    }

    /** Starts a task at once, on a thread of its own. */
    public Future<?> start(Runnable task) {
        return executor.submit(task);
    }

    /**
     * Starts to initialize classes that are needed later. This is not interrupted: a class whose initialization failed
     * stays unusable, for later runs too.
     */
    public Preparation prepare(Runnable work) {
        FutureTask<?> task = new FutureTask<>(work, null);
        threads.newThread(task).start();
        return new Preparation(task);
    }

    /** Starts tasks in their order, no more than a number of them at the same time. */
    public <R> List<Future<R>> startAll(List<Callable<R>> tasks, int maxRunning) {
        List<FutureTask<R>> futures = tasks.stream().map(FutureTask::new).toList();
        AtomicInteger next = new AtomicInteger();
        for (int i = 0; i < Math.min(maxRunning, futures.size()); i++) {
            executor.execute(() -> {
                for (int task = next.getAndIncrement(); task < futures.size(); task = next.getAndIncrement()) {
                    futures.get(task).run();
                    if (executor.isShutdown()) {
                        return;
                    }
                    // Whoever cancelled that task did not mean the next one.
                    boolean ignored = Thread.interrupted();
                }
            });
        }
        return List.copyOf(futures);
    }

    /** For a library that wants to be given threads. */
    public Executor executor() {
        return executor;
    }

    /**
     * What the work gives for each item, in their order. This thread and as many others as there are processors take
     * small parts of the list, so that none is idle while there are items left. Nothing of it runs on when this returns
     * or throws.
     *
     * @throws E of an item that failed; of the others some are done, and no more are begun
     */
    public <T, R, E extends Exception> List<R> map(List<T> items, Work<T, R, E> work) throws E {
        ParallelMap<T, R, E> map = new ParallelMap<>(items, work);
        for (int i = 1; i < items.size() && helpers.tryAcquire(); i++) {
            executor.execute(() -> {
                try {
                    map.help();
                } finally {
                    helpers.release();
                }
            });
        }
        return map.complete();
    }

    /** Interrupts what is running, but preparations, and starts nothing more. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
