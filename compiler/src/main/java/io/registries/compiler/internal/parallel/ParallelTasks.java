// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.parallel;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The threads of a run, or of a part that ends earlier; they end when it is closed. The compiler uses only these
 * threads and the caller's, not the common pool, which is shared by all plugins of a build.
 *
 * <p>The threads are daemons: waiting for DNS or a process cannot always be interrupted.
 */
public final class ParallelTasks implements AutoCloseable {
    private final ThreadFactory threads = daemons();
    private final ExecutorService executor = Executors.newCachedThreadPool(threads);

    /** Limits the helper threads of all, possibly nested, calls of {@link #map}. */
    private final Semaphore helpers = new Semaphore(Runtime.getRuntime().availableProcessors() - 1);

    /** The work on an item. */
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

    /** Starts a task immediately, on a separate thread. */
    public <R> Future<R> start(Callable<R> task) {
        return executor.submit(task);
    }

    /** Starts a task immediately, on a separate thread. */
    public Future<?> start(Runnable task) {
        return executor.submit(task);
    }

    /** The result of a task that runs on a separate thread; empty if it did not end in time and was interrupted. */
    public <R> Optional<R> completeWithin(Duration deadline, Supplier<R> task) {
        Future<R> running = start(task::get);
        try {
            return Optional.of(running.get(deadline.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException ignored) {
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a task", e);
        } finally {
            running.cancel(true);
        }
    }

    /**
     * Starts the initialization of classes that are needed later. It is never interrupted: a class whose initialization
     * failed stays unusable in later runs.
     */
    public Preparation prepare(Runnable work) {
        FutureTask<?> task = new FutureTask<>(work, null);
        threads.newThread(task).start();
        return new Preparation(task);
    }

    /** Starts tasks in order, with a limit on the number of running tasks. */
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
                    // Clears the interrupt of a cancelled task, so that it does not affect the next one.
                    boolean ignored = Thread.interrupted();
                }
            });
        }
        return List.copyOf(futures);
    }

    /** An executor for libraries. */
    public Executor executor() {
        return executor;
    }

    /**
     * Maps items, in order. This thread and up to one thread per processor process small parts of the list. When the
     * method returns or throws, no work is running.
     *
     * @throws E if the work on an item fails; no further items are started
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

    /** Interrupts all running tasks except preparations, and starts no more tasks. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
