// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron.client;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;

/** Reports that Devtron as a whole cannot be used, so that no further request makes sense. */
public final class DevtronException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Diagnostic diagnostic;

    public DevtronException(DiagnosticCode code, String message, String help) {
        super(message, null, false, false);
        this.diagnostic = Diagnostic.withoutLocation(code, message).help(help);
    }

    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
