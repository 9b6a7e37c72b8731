// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

/**
 * A secret value; {@link #toString} masks it. The memory is not wiped, since outputs are strings.
 */
public final class Secret {
    private final String value;

    /** Protects a value. */
    public Secret(String value) {
        this.value = value;
    }

    /** The unmasked value, to be written to secret files only. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
