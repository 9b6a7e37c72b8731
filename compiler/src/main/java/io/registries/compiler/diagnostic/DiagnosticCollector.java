// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Collects the diagnostics of one phase, of several threads too: their order is that of their places in any case. */
public final class DiagnosticCollector {
    private final Queue<Diagnostic> found = new ConcurrentLinkedQueue<>();

    /** Adds one diagnostic. */
    public void add(Diagnostic diagnostic) {
        found.add(diagnostic);
    }

    /** Adds several diagnostics. */
    public void addAll(Collection<Diagnostic> diagnostics) {
        found.addAll(diagnostics);
    }

    /** Adds what another part of the phase found, and gives its value, if it has one. */
    public <T> java.util.Optional<T> collect(Result<T> result) {
        found.addAll(result.diagnostics());
        return result.value();
    }

    /** Whether any of them stops the compilation. */
    public boolean hasErrors() {
        return found.stream().anyMatch(Diagnostic::isError);
    }

    /** Ends the phase: the value where nothing stops the compilation, and the diagnostics in order of place. */
    public <T> Result<T> result(Supplier<T> value) {
        return hasErrors() ? Result.failure(all()) : Result.success(value.get(), all());
    }

    /** The diagnostics so far, in order of place. */
    public List<Diagnostic> all() {
        return found.stream().sorted().toList();
    }
}
