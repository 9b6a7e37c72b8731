// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The result of a phase or a goal: its value, and its diagnostics in order of place.
 *
 * @param value absent if an error prevents it; a check or a comparison has a value beside the errors that it finds
 * @param diagnostics everything that was found
 */
public record Result<T>(Optional<T> value, List<Diagnostic> diagnostics) {
    public Result {
        diagnostics = diagnostics.isEmpty()
                ? List.of()
                : diagnostics.stream().sorted().toList();
        if (value.isEmpty() && diagnostics.stream().noneMatch(Diagnostic::isError)) {
            throw new IllegalArgumentException("there is no value, and no error: " + diagnostics);
        }
    }

    /** A value with nothing found. */
    public static <T> Result<T> success(T value) {
        return new Result<>(Optional.of(value), List.of());
    }

    /** A value with warnings and notes. */
    public static <T> Result<T> success(T value, List<Diagnostic> diagnostics) {
        Result<T> result = new Result<>(Optional.of(value), diagnostics);
        if (!result.isSuccess()) {
            throw new IllegalArgumentException("an error is no success: " + diagnostics);
        }
        return result;
    }

    /** No value, for the errors among these diagnostics. */
    public static <T> Result<T> failure(List<Diagnostic> diagnostics) {
        return new Result<>(Optional.empty(), diagnostics);
    }

    /** No value, for this error. */
    public static <T> Result<T> failure(Diagnostic diagnostic) {
        return failure(List.of(diagnostic));
    }

    /** Whether there is no error. */
    public boolean isSuccess() {
        return diagnostics.stream().noneMatch(Diagnostic::isError);
    }

    /** Runs the next phase on the value, unless there is an error, and keeps the diagnostics of both. */
    public <R> Result<R> flatMap(Function<? super T, Result<R>> phase) {
        if (value.isEmpty() || !isSuccess()) {
            return failure(diagnostics);
        }
        Result<R> next = phase.apply(value.get());
        return new Result<>(next.value, concatenated(diagnostics, next.diagnostics));
    }

    /** The same value with further diagnostics, which may be errors. */
    public Result<T> and(List<Diagnostic> further) {
        return new Result<>(value, concatenated(diagnostics, further));
    }

    private static List<Diagnostic> concatenated(List<Diagnostic> some, List<Diagnostic> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
