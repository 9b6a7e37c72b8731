// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a phase gives: a value where nothing stops the compilation, and its findings in order of place either way.
 *
 * @param value absent exactly when a finding is an error
 * @param findings everything that was found
 */
public record Result<T>(Optional<T> value, List<Diagnostic> findings) {
    public Result {
        findings = findings.isEmpty() ? List.of() : findings.stream().sorted().toList();
        if (value.isPresent() == (!findings.isEmpty() && findings.stream().anyMatch(Diagnostic::isError))) {
            throw new IllegalArgumentException("a result has a value exactly when it has no error: " + findings);
        }
    }

    /** A value with nothing found. */
    public static <T> Result<T> success(T value) {
        return new Result<>(Optional.of(value), List.of());
    }

    /** A value with warnings and notes. */
    public static <T> Result<T> success(T value, List<Diagnostic> findings) {
        return new Result<>(Optional.of(value), findings);
    }

    /** No value, for the errors among these findings. */
    public static <T> Result<T> failure(List<Diagnostic> findings) {
        return new Result<>(Optional.empty(), findings);
    }

    /** No value, for this error. */
    public static <T> Result<T> failure(Diagnostic finding) {
        return failure(List.of(finding));
    }

    /** Whether there is a value. */
    public boolean isSuccess() {
        return value.isPresent();
    }

    /** Runs the next phase on the value, if there is one, and keeps the findings of both. */
    public <R> Result<R> then(Function<? super T, Result<R>> phase) {
        if (value.isEmpty()) {
            return failure(findings);
        }
        Result<R> next = phase.apply(value.get());
        if (findings.isEmpty()) {
            return next;
        }
        return new Result<>(
                next.value,
                Stream.concat(findings.stream(), next.findings.stream()).toList());
    }
}
