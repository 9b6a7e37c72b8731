// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.emit;

import java.util.Optional;

/**
 * A file as an earlier run left it.
 *
 * @param text its text, empty where there is none
 */
record Former(String text) {

    Optional<Stamp> stamp() {
        return Stamp.of(text);
    }

    /** Whether its ciphertext still says what would be encrypted now. */
    boolean keeps(Stamp now, Resealing resealing) {
        return !resealing.always()
                && stamp().filter(then -> then.facts().equals(now.facts())
                                && (now.fingerprint().isEmpty()
                                        || now.fingerprint().equals(then.fingerprint())))
                        .isPresent();
    }
}
