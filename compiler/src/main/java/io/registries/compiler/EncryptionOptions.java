// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import java.util.Optional;

/**
 * When encrypted outputs are encrypted again. Encryption is not deterministic: each time gives different bytes.
 *
 * @param fingerprintKey the key used to detect changed values without decryption, as {@code env:NAME} or
 *     {@code file:path}; without it only changes of the declaration are detected
 * @param always whether to encrypt again even if nothing changed
 */
public record EncryptionOptions(Optional<String> fingerprintKey, boolean always) {
    /** Encrypts again if the declaration changed. */
    public static final EncryptionOptions WHEN_DECLARED = new EncryptionOptions(Optional.empty(), false);
}
