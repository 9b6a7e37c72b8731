// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.diagnostic.Diagnostic;

/** Ends a probe: later stages cannot be checked. */
class StageFailedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Diagnostic diagnostic;

    StageFailedException(Diagnostic diagnostic) {
        super(diagnostic.message(), null, false, false);
        this.diagnostic = diagnostic;
    }

    Diagnostic diagnostic() {
        return diagnostic;
    }
}
