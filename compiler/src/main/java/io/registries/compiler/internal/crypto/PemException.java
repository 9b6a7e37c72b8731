// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.crypto;

/** A text has no valid certificates. The reason is a predicate that follows the name of the file. */
public final class PemException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;
    private final String help;

    PemException(String reason, String help) {
        super(reason, null, false, false);
        this.reason = reason;
        this.help = help;
    }

    /** The reason, such as {@code is not a PEM certificate}. */
    public String reason() {
        return reason;
    }

    /** How to fix the file. */
    public String help() {
        return help;
    }
}
