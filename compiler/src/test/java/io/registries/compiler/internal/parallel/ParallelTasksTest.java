// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Parallel work keeps its order and is finished when the call returns. */
@Timeout(60)
class ParallelTasksTest {
    private static final int ROUNDS = 200;
    private static final List<Integer> ITEMS = IntStream.range(0, 500).boxed().toList();

    private final ParallelTasks tasks = ParallelTasks.open();

    @AfterEach
    void close() {
        tasks.close();
    }

    @Test
    void mapsInTheOrderOfTheItems() throws IOException {
        assertThat(tasks.map(ITEMS, item -> -item))
                .isEqualTo(ITEMS.stream().map(item -> -item).toList());
    }

    @Test
    void nothingRunsAfterAFailure() {
        for (int round = 0; round < ROUNDS; round++) {
            AtomicInteger running = new AtomicInteger();
            int failing = round;
            assertThatThrownBy(() -> tasks.map(ITEMS, item -> {
                        running.incrementAndGet();
                        try {
                            return work(item, failing);
                        } finally {
                            running.decrementAndGet();
                        }
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessage("made up");
            assertThat(running).hasValue(0);
        }
    }

    @Test
    void rethrowsTheExceptionOfTheWork() {
        for (Throwable thrown : List.of(new IllegalStateException("made up"), new OutOfMemoryError("made up"))) {
            assertThatThrownBy(() -> tasks.map(ITEMS, item -> {
                        if (thrown instanceof Error error) {
                            throw error;
                        }
                        throw (RuntimeException) thrown;
                    }))
                    .isSameAs(thrown);
        }
    }

    @Test
    void nestedTasksUseNoMoreThreadsThanProcessors() throws IOException {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        AtomicInteger sum = new AtomicInteger();
        tasks.map(
                ITEMS,
                outer -> tasks.map(ITEMS, inner -> {
                    threads.add(Thread.currentThread());
                    return sum.addAndGet(1);
                }));
        assertThat(sum).hasValue(ITEMS.size() * ITEMS.size());
        assertThat(threads.size()).isLessThanOrEqualTo(Runtime.getRuntime().availableProcessors());
        threads.remove(Thread.currentThread());
        assertThat(threads).allSatisfy(thread -> assertThat(thread.getName()).startsWith("registries-"));
    }

    @Test
    void startsNoMoreThanAllowedAtTheSameTime() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger max = new AtomicInteger();
        CyclicBarrier pair = new CyclicBarrier(2);
        Callable<Integer> task = () -> {
            int now = running.incrementAndGet();
            max.accumulateAndGet(now, Math::max);
            pair.await();
            return running.decrementAndGet();
        };
        for (Future<Integer> future : tasks.startAll(Collections.nCopies(100, task), 2)) {
            future.get();
        }
        assertThat(max).hasValue(2);
    }

    @Test
    void cancelledTaskDoesNotAffectTheNext() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        AtomicBoolean cancelled = new AtomicBoolean();
        Callable<Boolean> deaf = () -> {
            started.countDown();
            while (!cancelled.get()) {
                Thread.onSpinWait();
            }
            return true;
        };
        List<Future<Boolean>> futures = tasks.startAll(List.of(deaf, Thread::interrupted), 1);
        started.await();
        futures.get(0).cancel(true);
        cancelled.set(true);
        assertThat(futures.get(1).get()).isFalse();
    }

    @Test
    void closingInterruptsRunningTasks() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        Future<Boolean> endless = tasks.start(() -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                return true;
            }
            return false;
        });
        started.await();
        tasks.close();
        assertThat(endless.get()).isTrue();
    }

    @Test
    void interruptsATaskAtItsDeadline() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        // The first task may reach its deadline before its thread starts: then it never runs, and a later one does.
        for (Duration deadline = Duration.ofMillis(1); started.getCount() > 0; deadline = deadline.multipliedBy(2)) {
            assertThat(tasks.completeWithin(deadline, () -> {
                        started.countDown();
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException ignored) {
                            interrupted.countDown();
                        }
                        return "late";
                    }))
                    .isEmpty();
        }
        interrupted.await();
    }

    @Test
    void rethrowsTheFailureOfATaskWithADeadline() {
        IllegalStateException failure = new IllegalStateException("made up");
        OutOfMemoryError error = new OutOfMemoryError("made up");
        assertThat(tasks.completeWithin(Duration.ofMinutes(1), () -> "done")).hasValue("done");
        assertThatThrownBy(() -> tasks.completeWithin(Duration.ofMinutes(1), () -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThatThrownBy(() -> tasks.completeWithin(Duration.ofMinutes(1), () -> {
                    throw error;
                }))
                .isSameAs(error);
    }

    @Test
    void preparationIsNotInterruptedAndRethrowsItsException() throws Exception {
        CyclicBarrier closed = new CyclicBarrier(2);
        IllegalStateException reason = new IllegalStateException("made up");
        Preparation preparation = tasks.prepare(() -> {
            try {
                closed.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new AssertionError("interrupted", e);
            }
            throw reason;
        });
        tasks.close();
        closed.await();
        assertThatThrownBy(preparation::await).isSameAs(reason);
    }

    private static int work(int item, int failing) throws IOException {
        if (item == failing) {
            throw new IOException("made up");
        }
        int sum = item;
        for (int i = 0; i < 10_000; i++) {
            sum = 31 * sum + i;
        }
        return sum;
    }
}
