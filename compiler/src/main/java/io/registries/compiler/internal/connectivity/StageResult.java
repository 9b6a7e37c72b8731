// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.diagnostic.Diagnostic;
import java.util.Optional;

/** The result of one stage of a probe: a value for the next stage, or the diagnostic that ends the probe. */
sealed interface StageResult<T> {

    /** A later stage. */
    @FunctionalInterface
    interface NextStage<T, R> {
        StageResult<R> run(T value) throws InterruptedException;
    }

    static <T> StageResult<T> passed(T value) {
        return new Passed<>(value);
    }

    static <T> StageResult<T> failed(Diagnostic diagnostic) {
        return new Failed<>(diagnostic);
    }

    /** Runs the next stage if this one passed. */
    <R> StageResult<R> then(NextStage<T, R> next) throws InterruptedException;

    /** The diagnostic that ends the probe. */
    Optional<Diagnostic> failure();

    /**
     * A stage that passed.
     *
     * @param value what later stages need
     */
    record Passed<T>(T value) implements StageResult<T> {
        @Override
        public <R> StageResult<R> then(NextStage<T, R> next) throws InterruptedException {
            return next.run(value);
        }

        @Override
        public Optional<Diagnostic> failure() {
            return Optional.empty();
        }
    }

    /**
     * A stage that failed: later stages cannot be checked.
     *
     * @param diagnostic why
     */
    record Failed<T>(Diagnostic diagnostic) implements StageResult<T> {
        @Override
        public <R> StageResult<R> then(NextStage<T, R> next) {
            return new Failed<>(diagnostic);
        }

        @Override
        public Optional<Diagnostic> failure() {
            return Optional.of(diagnostic);
        }
    }
}
