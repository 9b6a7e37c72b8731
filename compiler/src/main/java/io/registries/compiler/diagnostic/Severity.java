// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

import java.util.Locale;

/** The severity of a diagnostic. */
public enum Severity {
    /** The configuration cannot be compiled. */
    ERROR,
    /** The configuration compiles, but something will probably not work or is not secure. */
    WARNING,
    /** Information; no action needed. */
    NOTE;

    /** The lower-case name in reports. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
