// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The result of a phase or a goal: its value, and its diagnostics in order of location.
 *
 * @param value empty if an error prevents it; checks and comparisons have a value in addition to the errors they report
 * @param diagnostics all errors, warnings and notes
 */
public record Result<T>(Optional<T> value, List<Diagnostic> diagnostics) {
    public Result {
        diagnostics = diagnostics.isEmpty()
                ? List.of()
                : diagnostics.stream().sorted().toList();
        if (value.isEmpty() && !containsError(diagnostics)) {
            throw new IllegalArgumentException("a result without a value needs an error: " + diagnostics);
        }
    }

    /** A value without diagnostics. */
    public static <T> Result<T> success(T value) {
        return new Result<>(Optional.of(value), List.of());
    }

    /** A value with warnings and notes. */
    public static <T> Result<T> success(T value, List<Diagnostic> diagnostics) {
        Result<T> result = new Result<>(Optional.of(value), diagnostics);
        if (!result.isSuccess()) {
            throw new IllegalArgumentException("a successful result has no errors: " + diagnostics);
        }
        return result;
    }

    /** No value; the diagnostics include at least one error. */
    public static <T> Result<T> failure(List<Diagnostic> diagnostics) {
        return new Result<>(Optional.empty(), diagnostics);
    }

    /** No value because of this error. */
    public static <T> Result<T> failure(Diagnostic diagnostic) {
        return failure(List.of(diagnostic));
    }

    /** Whether there is no error. */
    public boolean isSuccess() {
        return !containsError(diagnostics);
    }

    static boolean containsError(Collection<Diagnostic> diagnostics) {
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.isError()) {
                return true;
            }
        }
        return false;
    }

    /** Runs the next phase on the value unless there is an error, and combines the diagnostics of both phases. */
    public <R> Result<R> flatMap(Function<? super T, Result<R>> phase) {
        if (value.isEmpty() || !isSuccess()) {
            return failure(diagnostics);
        }
        Result<R> next = phase.apply(value.get());
        return new Result<>(next.value, concatenated(diagnostics, next.diagnostics));
    }

    /** This result with a function applied to its value, which errors do not prevent. */
    public <R> Result<R> map(Function<? super T, ? extends R> change) {
        return new Result<>(value.map(change), diagnostics);
    }

    /** A copy with more diagnostics, which may include errors. */
    public Result<T> and(List<Diagnostic> further) {
        return new Result<>(value, concatenated(diagnostics, further));
    }

    private static List<Diagnostic> concatenated(List<Diagnostic> first, List<Diagnostic> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
