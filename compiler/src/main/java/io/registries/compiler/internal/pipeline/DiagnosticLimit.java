// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.pipeline;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Limits the diagnostics of a run: errors are kept first, then warnings, then notes. */
public final class DiagnosticLimit {
    /** The maximum number of diagnostics, without the note that tells how many are omitted. */
    public static final int MAX_DIAGNOSTICS = 1_000;

    private DiagnosticLimit() {}

    /** A result with at most the maximum number of diagnostics. */
    public static <T> Result<T> apply(Result<T> result) {
        int omitted = result.diagnostics().size() - MAX_DIAGNOSTICS;
        if (omitted <= 0) {
            return result;
        }
        List<Diagnostic> kept = new ArrayList<>(result.diagnostics().stream()
                .sorted(Comparator.comparing(Diagnostic::severity))
                .limit(MAX_DIAGNOSTICS)
                .toList());
        kept.add(Diagnostic.withoutLocation(
                        DiagnosticCode.TOO_MANY_DIAGNOSTICS,
                        "the run has more than " + MAX_DIAGNOSTICS + " diagnostics: " + omitted + " are not reported")
                .help("fix the reported ones, and run again"));
        return new Result<>(result.value(), kept);
    }
}
