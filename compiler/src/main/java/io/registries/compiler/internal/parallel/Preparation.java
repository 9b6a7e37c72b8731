// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.parallel;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Work that was started ahead of time. */
public final class Preparation {
    private final Future<?> done;

    Preparation(Future<?> done) {
        this.done = done;
    }

    /** Whether it has ended. */
    public boolean isDone() {
        return done.isDone();
    }

    /**
     * Waits until it is done and rethrows its exception. Otherwise a class whose initialization failed would be
     * reported as missing, without the cause.
     */
    public void await() {
        try {
            done.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
