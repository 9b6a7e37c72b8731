// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import java.util.Optional;

/**
 * When what is encrypted is encrypted anew, which gives other bytes each time.
 *
 * @param fingerprintKey where the key is by which a change of a value is known, as {@code env:NAME} or
 *     {@code file:path}; without it only a change of what is declared is known
 * @param always whether it is in any case
 */
public record EncryptionOptions(Optional<String> fingerprintKey, boolean always) {
    /** Where what is declared has changed. */
    public static final EncryptionOptions WHEN_DECLARED = new EncryptionOptions(Optional.empty(), false);
}
