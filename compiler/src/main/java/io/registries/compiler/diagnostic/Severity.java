// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

/** How much a diagnostic matters. */
public enum Severity {
    /** The configuration cannot be compiled. */
    ERROR,
    /** It compiles, but something will likely not work or not be safe. */
    WARNING,
    /** Worth knowing; nothing to help. */
    NOTE;

    /** The word that reports print, in lower case. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
