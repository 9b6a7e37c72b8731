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
 * Encrypts values for a Sealed Secrets controller, in the format of its {@code pkg/crypto/crypto.go}: the length of the
 * encrypted session key (two bytes, big-endian); the session key, encrypted with RSA-OAEP (SHA-256, scope as label);
 * the value, encrypted with AES-256-GCM.
 */
public final class SealedSecretEncryptor {
    static final int SESSION_KEY_BYTES = 32;
    private static final int TAG_BITS = 128;

    /** Each session key encrypts a single value, so a constant nonce is safe. */
    private static final byte[] NONCE = new byte[12];

    private final SealingCertificate certificate;
    private final SecureRandom random;

    /** An encryptor with the random source of the platform. */
    public SealedSecretEncryptor(SealingCertificate certificate) {
        this(certificate, new SecureRandom());
    }

    /**
     * @param certificate the certificate of the controller
     * @param random the source of session keys and padding
     */
    public SealedSecretEncryptor(SealingCertificate certificate, SecureRandom random) {
        this.certificate = certificate;
        this.random = random;
    }

    /**
     * Encrypts a value for {@code encryptedData}, in Base64.
     *
     * @param value the value of the Secret
     * @param namespace the namespace of the Secret
     * @param name the name of the Secret
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
            throw new IllegalStateException("every JDK supports AES-GCM and RSA-OAEP", e);
        } finally {
            Arrays.fill(sessionKey, (byte) 0);
        }
    }

    /** Whether a text has the form of a value that was encrypted for a certificate. */
    public static boolean isCiphertext(String text, SealingCertificate certificate) {
        try {
            ByteBuffer all = ByteBuffer.wrap(Base64.getDecoder().decode(text));
            int keyBytes = (certificate.key().getModulus().bitLength() + Byte.SIZE - 1) / Byte.SIZE;
            return all.remaining() >= Short.BYTES + keyBytes + TAG_BITS / Byte.SIZE && all.getShort() == keyBytes;
        } catch (IllegalArgumentException ignored) {
            return false;
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
