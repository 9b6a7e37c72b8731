// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The result of a phase or a goal: its value, and its findings in order of place.
 *
 * @param value absent if an error prevents it; a check or a comparison has a value beside the errors that it finds
 * @param findings everything that was found
 */
public record Result<T>(Optional<T> value, List<Diagnostic> findings) {
    public Result {
        findings = findings.isEmpty() ? List.of() : findings.stream().sorted().toList();
        if (value.isEmpty() && findings.stream().noneMatch(Diagnostic::isError)) {
            throw new IllegalArgumentException("there is no value, and no error: " + findings);
        }
    }

    /** A value with nothing found. */
    public static <T> Result<T> success(T value) {
        return new Result<>(Optional.of(value), List.of());
    }

    /** A value with warnings and notes. */
    public static <T> Result<T> success(T value, List<Diagnostic> findings) {
        Result<T> result = new Result<>(Optional.of(value), findings);
        if (!result.isSuccess()) {
            throw new IllegalArgumentException("an error is no success: " + findings);
        }
        return result;
    }

    /** No value, for the errors among these findings. */
    public static <T> Result<T> failure(List<Diagnostic> findings) {
        return new Result<>(Optional.empty(), findings);
    }

    /** No value, for this error. */
    public static <T> Result<T> failure(Diagnostic finding) {
        return failure(List.of(finding));
    }

    /** Whether there is no error. */
    public boolean isSuccess() {
        return findings.stream().noneMatch(Diagnostic::isError);
    }

    /** Runs the next phase on the value, unless there is an error, and keeps the findings of both. */
    public <R> Result<R> then(Function<? super T, Result<R>> phase) {
        if (value.isEmpty() || !isSuccess()) {
            return failure(findings);
        }
        Result<R> next = phase.apply(value.get());
        return new Result<>(next.value, concatenated(findings, next.findings));
    }

    /** The same value with further findings, which may be errors. */
    public Result<T> and(List<Diagnostic> further) {
        return new Result<>(value, concatenated(findings, further));
    }

    private static List<Diagnostic> concatenated(List<Diagnostic> some, List<Diagnostic> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
