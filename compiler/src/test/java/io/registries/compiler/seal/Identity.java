// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.seal;

import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;

/**
 * A pair of keys of age.
 *
 * @param secret that opens
 * @param recipient that others encrypt for
 */
public record Identity(String secret, AgeRecipient recipient) {
    public static Identity make() {
        try {
            KeyPair pair = new X25519KeyPairGenerator().generateKeyPair();
            return new Identity(
                    new String(pair.getPrivate().getEncoded(), StandardCharsets.US_ASCII),
                    AgeRecipient.parse(new String(pair.getPublic().getEncoded(), StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException | Unsealable impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
