// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

/** Hears how far a long piece of work is. Called on the thread that does the work. */
@FunctionalInterface
public interface ProgressListener {
    /** Hears nothing. */
    ProgressListener NONE = (done, total) -> {};

    /**
     * Reports progress.
     *
     * @param done files written or registries checked
     * @param total the number of all
     */
    void advance(int done, int total);
}
