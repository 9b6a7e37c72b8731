// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.parallel;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Work that was started before it is known when its effect is needed. */
public final class Preparation {
    private final Future<?> done;

    Preparation(Future<?> done) {
        this.done = done;
    }

    /**
     * Waits until it is done, and throws what it threw. Without that, a class that it failed to initialize would only
     * be reported as one that cannot be found, without the reason.
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
