// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Collects the diagnostics of one phase. Thread-safe: the result is sorted by location. */
public final class DiagnosticCollector {
    private final Queue<Diagnostic> diagnostics = new ConcurrentLinkedQueue<>();

    /** Adds one diagnostic. */
    public void add(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    /** Adds several diagnostics. */
    public void addAll(Collection<Diagnostic> others) {
        diagnostics.addAll(others);
    }

    /** Adds the diagnostics of a result and returns its value. */
    public <T> java.util.Optional<T> collect(Result<T> result) {
        diagnostics.addAll(result.diagnostics());
        return result.value();
    }

    /** Whether any diagnostic is an error. */
    public boolean hasErrors() {
        return Result.containsError(diagnostics);
    }

    /** The result of the phase: the value unless there are errors, and the diagnostics in order of location. */
    public <T> Result<T> result(Supplier<T> value) {
        return hasErrors() ? Result.failure(all()) : Result.success(value.get(), all());
    }

    /** The diagnostics collected so far, in order of location. */
    public List<Diagnostic> all() {
        return diagnostics.stream().sorted().toList();
    }
}
