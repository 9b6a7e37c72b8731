// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts values like SOPS ({@code aes/cipher.go}): AES-256-GCM with a nonce of 32 bytes, a separate tag, and the type
 * of the value.
 */
final class SopsCipher {
    static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 32;
    private static final int TAG_BYTES = 16;
    private static final Pattern ENCRYPTED =
            Pattern.compile("ENC\\[AES256_GCM,data:([^,]+),iv:([^,]+),tag:([^,]+),type:([a-z]+)]");

    private final SecretKeySpec key;

    SopsCipher(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * Encrypts a value.
     *
     * @param path the additional authenticated data: the path of the value, or the time of the last change for the MAC
     */
    String encrypt(SopsScalar value, String path, SecureRandom random) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] combined = run(Cipher.ENCRYPT_MODE, nonce, path, value.bytes());
            int length = combined.length - TAG_BYTES;
            return "ENC[AES256_GCM,data:%s,iv:%s,tag:%s,type:%s]"
                    .formatted(
                            base64(Arrays.copyOf(combined, length)),
                            base64(nonce),
                            base64(Arrays.copyOfRange(combined, length, combined.length)),
                            value.type().id());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK supports AES-GCM", e);
        }
    }

    /**
     * Decrypts a value.
     *
     * @throws GeneralSecurityException if it is not a ciphertext, was modified, or belongs to another path
     */
    SopsScalar decrypt(String text, String path) throws GeneralSecurityException {
        Matcher parts = ENCRYPTED.matcher(text);
        if (!parts.matches()) {
            throw new GeneralSecurityException("not encrypted");
        }
        byte[] data = decode(parts.group(1));
        byte[] tag = decode(parts.group(3));
        byte[] combined = Arrays.copyOf(data, data.length + tag.length);
        System.arraycopy(tag, 0, combined, data.length, tag.length);
        byte[] plain = run(Cipher.DECRYPT_MODE, decode(parts.group(2)), path, combined);
        return new SopsScalar(SopsScalar.SopsType.parse(parts.group(4)), new String(plain, StandardCharsets.UTF_8));
    }

    private byte[] run(int mode, byte[] nonce, String path, byte[] input) throws GeneralSecurityException {
        Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
        aes.init(mode, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
        aes.updateAAD(path.getBytes(StandardCharsets.UTF_8));
        return aes.doFinal(input);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] decode(String base64) throws GeneralSecurityException {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("not encrypted", e);
        }
    }
}
