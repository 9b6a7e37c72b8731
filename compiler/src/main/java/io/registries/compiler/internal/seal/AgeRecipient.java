// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.security.GeneralSecurityException;
import java.util.Locale;

/** Who can open a file of SOPS: a public key of age, which is X25519 in Bech32 and begins with {@code age1}. */
public final class AgeRecipient {
    private static final String PREFIX = "age1";
    private static final int LENGTH = 62;

    private final String text;

    private AgeRecipient(String text) {
        this.text = text;
    }

    /**
     * The recipient that a text names.
     *
     * @throws SealingException in words that follow "the recipient `x`", except for a secret key, which must not be shown:
     *     {@link #isSecret} tells it before
     */
    public static AgeRecipient parse(String text) throws SealingException {
        if (isSecret(text)) {
            throw new SealingException("is a secret key of age; its recipient is the line that begins with `age1`");
        }
        if (text.startsWith("ssh-")) {
            throw new SealingException("is an SSH key, not a recipient of age that begins with `age1`");
        }
        if (!text.startsWith(PREFIX)) {
            throw new SealingException("is no recipient of age, which begins with `age1`");
        }
        if (text.indexOf('1', PREFIX.length()) >= 0) {
            throw new SealingException("is a recipient of a plugin or of a kind of key other than X25519");
        }
        if (text.length() != LENGTH) {
            throw new SealingException("has " + text.length() + " characters, and a recipient of age has " + LENGTH);
        }
        AgeRecipient recipient = new AgeRecipient(text);
        recipient.tryOut();
        return recipient;
    }

    /** Whether a text is a secret key given by mistake, which no message may repeat. */
    public static boolean isSecret(String text) {
        String capitals = text.toUpperCase(Locale.ROOT);
        return capitals.contains("AGE-SECRET-KEY-") || capitals.contains("AGE-PLUGIN-");
    }

    private void tryOut() throws SealingException {
        RecipientStanzaWriter writer;
        try {
            writer = writer(text);
        } catch (GeneralSecurityException | IllegalArgumentException ignored) {
            throw new SealingException(
                    "is mistyped: its last characters are a checksum, which does not match the others");
        }
        try {
            writer.getRecipientStanzas(new FileKey());
        } catch (GeneralSecurityException ignored) {
            throw new SealingException("is a key that anyone could open the file of");
        }
    }

    RecipientStanzaWriter writer() {
        try {
            return writer(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("it was usable when it was read", e);
        }
    }

    private static RecipientStanzaWriter writer(String text) throws GeneralSecurityException {
        return X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AgeRecipient recipient && recipient.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The recipient as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
