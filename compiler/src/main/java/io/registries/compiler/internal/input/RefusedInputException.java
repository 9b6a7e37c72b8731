// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.input;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Span;
import java.io.IOException;

/** A file that must not be read as input. It was not opened, and messages do not quote it. */
public final class RefusedInputException extends IOException {
    private static final long serialVersionUID = 1L;

    private final DiagnosticCode code;
    private final String help;

    /**
     * @param reason a predicate such as "resolves to a path outside the base folder"
     * @param help how to fix it
     */
    RefusedInputException(DiagnosticCode code, String reason, String help) {
        super(reason);
        this.code = code;
        this.help = help;
    }

    /** The diagnostic for a file that was specified by an option or found in a folder. */
    public Diagnostic diagnostic(String subject) {
        return Diagnostic.withoutLocation(code, subject + " " + getMessage()).help(help);
    }

    /** The diagnostic for a file that another file refers to. */
    public Diagnostic diagnostic(Span span, String subject) {
        return Diagnostic.at(code, span, subject + " " + getMessage()).help(help);
    }
}
