// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.credentials;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A value that must not be seen. Wiped when its keychain closes. */
public final class Secret {
    private final byte[] utf8;

    Secret(String value) {
        this.utf8 = value.getBytes(StandardCharsets.UTF_8);
    }

    /** The value itself: for what is written to a secret file, and for nothing else. */
    public String reveal() {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    void wipe() {
        Arrays.fill(utf8, (byte) 0);
    }

    @Override
    public String toString() {
        return "***";
    }
}
