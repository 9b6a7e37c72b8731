// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.crypto;

/** Says why a text has no certificates, in words that follow the name of its file. */
public final class PemException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    PemException(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /** The words, such as {@code is not a PEM certificate}. */
    public String reason() {
        return reason;
    }
}
