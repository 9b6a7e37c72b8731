// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Computes the MAC of SOPS ({@code Tree.Encrypt} in {@code sops.go}): the SHA-512 of all plaintext values in order, in
 * upper-case hex, encrypted like a value. Keys, nulls and comments are not included.
 */
final class SopsMac {
    private SopsMac() {}

    /** The MAC of plaintext values, not encrypted. */
    static SopsScalar compute(List<SopsLeaf> leaves) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-512");
            leaves.forEach(leaf -> hash.update(leaf.value().bytes()));
            return SopsScalar.string(HexFormat.of().withUpperCase().formatHex(hash.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK supports SHA-512", e);
        }
    }

    /** Whether an encrypted MAC matches these values. */
    static boolean matches(String encrypted, SopsCipher cipher, List<SopsLeaf> leaves) throws GeneralSecurityException {
        return cipher.decrypt(encrypted, SopsMetadata.LAST_MODIFIED).equals(compute(leaves));
    }
}
