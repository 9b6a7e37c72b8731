// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.input;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Span;
import java.io.IOException;

/** Reports why a file that the configuration refers to cannot be read. */
public final class InputProblem {
    private InputProblem() {}

    /**
     * Creates the diagnostic.
     *
     * @param span the location of the reference
     * @param subject the name of the file in the message
     */
    public static Diagnostic diagnostic(Span span, String subject, IOException problem) {
        return problem instanceof RefusedInputException refused
                ? refused.diagnostic(span, subject)
                : Diagnostic.at(DiagnosticCode.MISSING_FILE, span, subject + " cannot be read")
                        .help("check the path, which is relative to the file that contains it");
    }
}
