// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.output;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Work on files, several at a time. */
final class InParallel {
    private InParallel() {}

    /** What is done with one. */
    @FunctionalInterface
    interface Work<T, R> {
        R of(T item) throws IOException;
    }

    /**
     * What the work gives for each item, in their order. When it returns or throws, nothing of it goes on: what is thrown
     * within a parallel stream would not wait for the others.
     *
     * @throws IOException of one that failed; of the others some are done, and no more were begun
     */
    static <T, R> List<R> each(List<T> items, Work<T, R> work) throws IOException {
        AtomicReference<@Nullable IOException> failed = new AtomicReference<>();
        List<R> done = items.parallelStream()
                .flatMap(item -> failed.get() == null ? attempt(item, work, failed) : Stream.empty())
                .toList();
        IOException problem = failed.get();
        if (problem != null) {
            throw problem;
        }
        return done;
    }

    private static <T, R> Stream<R> attempt(T item, Work<T, R> work, AtomicReference<@Nullable IOException> failed) {
        try {
            return Stream.of(work.of(item));
        } catch (IOException problem) {
            failed.compareAndSet(null, problem);
            return Stream.empty();
        }
    }
}
