// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.input;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Span;
import java.io.IOException;

/** Why a file that the configuration names could not be read. */
public final class InputProblem {
    private InputProblem() {}

    /**
     * The diagnostic.
     *
     * @param span where the file is named
     * @param subject how the message names it
     */
    public static Diagnostic diagnostic(Span span, String subject, IOException problem) {
        return problem instanceof RefusedInputException refused
                ? refused.diagnostic(span, subject)
                : Diagnostic.at(DiagnosticCode.MISSING_FILE, span, subject + " cannot be read")
                        .help("paths are relative to the file that says them");
    }
}
