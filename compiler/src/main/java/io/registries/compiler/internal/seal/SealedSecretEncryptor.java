// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import io.registries.compiler.model.SealingScope;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts values so that only one controller of Sealed Secrets can open them. The format is that of its
 * {@code pkg/crypto/crypto.go}: two bytes for the length of the session key's ciphertext, high byte first; that
 * ciphertext, by RSA-OAEP with SHA-256 throughout and the scope as its label; the value's, by AES-256-GCM.
 */
public final class SealedSecretEncryptor {
    static final int SESSION_KEY_BYTES = 32;
    private static final int TAG_BITS = 128;

    /** A session key encrypts one value only, so its nonce may be the same each time. */
    private static final byte[] NONCE = new byte[12];

    private final SealingCertificate certificate;
    private final SecureRandom random;

    /** A sealer with the platform's own random source. */
    public SealedSecretEncryptor(SealingCertificate certificate) {
        this(certificate, new SecureRandom());
    }

    /**
     * @param certificate of the controller that shall open the values
     * @param random where session keys and the padding come from
     */
    public SealedSecretEncryptor(SealingCertificate certificate, SecureRandom random) {
        this.certificate = certificate;
        this.random = random;
    }

    /**
     * One value of {@code encryptedData}, in Base64.
     *
     * @param value as the Secret shall hold it
     * @param namespace of the Secret
     * @param name of the Secret
     */
    public String seal(SealingScope scope, String namespace, String name, byte[] value) {
        byte[] sessionKey = new byte[SESSION_KEY_BYTES];
        random.nextBytes(sessionKey);
        try {
            byte[] wrapped = wrap(sessionKey, scope.label(namespace, name));
            byte[] sealed = encrypt(value, sessionKey);
            ByteBuffer all = ByteBuffer.allocate(Short.BYTES + wrapped.length + sealed.length);
            all.putShort((short) wrapped.length).put(wrapped).put(sealed);
            return Base64.getEncoder().encodeToString(all.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM and RSA-OAEP", e);
        } finally {
            Arrays.fill(sessionKey, (byte) 0);
        }
    }

    private byte[] wrap(byte[] sessionKey, byte[] label) throws GeneralSecurityException {
        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
        OAEPParameterSpec oaep =
                new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, new PSource.PSpecified(label));
        rsa.init(Cipher.ENCRYPT_MODE, certificate.key(), oaep, random);
        return rsa.doFinal(sessionKey);
    }

    private static byte[] encrypt(byte[] value, byte[] sessionKey) throws GeneralSecurityException {
        Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(sessionKey, "AES"), new GCMParameterSpec(TAG_BITS, NONCE));
        return aes.doFinal(value);
    }
}
