// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import io.registries.compiler.internal.seal.AgeRecipient;
import io.registries.compiler.internal.seal.SealingException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.NoSuchAlgorithmException;

/**
 * An age key pair.
 *
 * @param secret the secret key
 * @param recipient the public key
 */
public record AgeIdentity(String secret, AgeRecipient recipient) {
    public static AgeIdentity make() {
        try {
            KeyPair pair = new X25519KeyPairGenerator().generateKeyPair();
            return new AgeIdentity(
                    new String(pair.getPrivate().getEncoded(), StandardCharsets.US_ASCII),
                    AgeRecipient.parse(new String(pair.getPublic().getEncoded(), StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException | SealingException e) {
            throw new IllegalStateException(e);
        }
    }
}
