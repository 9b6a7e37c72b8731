// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 of parts, in which it is seen where one ends and the next begins. */
public final class Sha256 {
    private final MessageDigest digest = algorithm();

    /** The digest of bytes. */
    public static byte[] of(byte[] bytes) {
        return algorithm().digest(bytes);
    }

    /** The digest of a text as UTF-8, in hexadecimal digits. */
    public static String hex(String text) {
        return HexFormat.of().formatHex(of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** One part more. */
    public Sha256 add(byte[] part) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        digest.update(part);
        return this;
    }

    /** One part more, as UTF-8. */
    public Sha256 add(String part) {
        return add(part.getBytes(StandardCharsets.UTF_8));
    }

    /** The digest of all parts so far, in hexadecimal digits; with it the work is done. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
