// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Work on files, several at a time. */
final class InParallel {
    private InParallel() {}

    /** What is done with one. */
    @FunctionalInterface
    interface Work<T, R> {
        R of(T item) throws IOException;
    }

    /**
     * What the work gives for each item, in their order.
     *
     * @throws IOException of the first that failed; others may have been done or not
     */
    static <T, R> List<R> each(List<T> items, Work<T, R> work) throws IOException {
        try {
            return items.parallelStream()
                    .map(item -> {
                        try {
                            return work.of(item);
                        } catch (IOException problem) {
                            throw new UncheckedIOException(problem);
                        }
                    })
                    .toList();
        } catch (UncheckedIOException problem) {
            throw problem.getCause();
        }
    }
}
