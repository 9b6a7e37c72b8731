// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The sum over all values of a file, encrypted or not, in their order: SHA-512 in hexadecimal with capitals, encrypted
 * as a value is ({@code Tree.Encrypt} in {@code sops.go} of getsops/sops). Keys, nulls and comments do not count.
 */
final class SopsMac {
    private SopsMac() {}

    /** The sum of values as they are before they are encrypted. */
    static SopsScalar of(List<SopsLeaf> leaves) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-512");
            leaves.forEach(leaf -> hash.update(leaf.value().bytes()));
            return SopsScalar.string(HexFormat.of().withUpperCase().formatHex(hash.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-512", e);
        }
    }

    /** Whether an encrypted sum is that of these values. */
    static boolean fits(String encrypted, SopsCipher cipher, List<SopsLeaf> leaves) throws GeneralSecurityException {
        return cipher.decrypt(encrypted, SopsMetadata.LAST_MODIFIED).equals(of(leaves));
    }
}
