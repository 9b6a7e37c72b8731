// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

/**
 * A value that must not be seen: text that is made of this object has no value in it. The memory that the value is in is
 * not wiped, since outputs are made of strings.
 */
public final class Secret {
    private final String value;

    Secret(String value) {
        this.value = value;
    }

    /** The value itself: for what is written to a secret file, and for nothing else. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
