// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Diagnostic;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** Diagnostics whose messages show no secret. They are known as such, since a report is copied for each of its kinds. */
final class MaskedDiagnostics extends AbstractList<Diagnostic> implements RandomAccess {
    private final List<Diagnostic> masked;

    private MaskedDiagnostics(List<Diagnostic> masked) {
        this.masked = masked;
    }

    /** An unmodifiable list of these diagnostics, masked once. */
    static List<Diagnostic> of(List<Diagnostic> diagnostics) {
        return diagnostics instanceof MaskedDiagnostics
                ? diagnostics
                : new MaskedDiagnostics(
                        diagnostics.stream().map(MessageMask::apply).toList());
    }

    @Override
    public Diagnostic get(int index) {
        return masked.get(index);
    }

    @Override
    public int size() {
        return masked.size();
    }
}
