// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.security.GeneralSecurityException;
import java.util.Locale;

/** A recipient of a SOPS file: an age public key (X25519, Bech32) that begins with {@code age1}. */
public final class AgeRecipient {
    private static final String PREFIX = "age1";
    private static final int LENGTH = 62;

    private final String text;

    private AgeRecipient(String text) {
        this.text = text;
    }

    /**
     * Parses a recipient.
     *
     * @throws SealingException if it is not valid; the message follows "the recipient `x`". A secret key must not be
     *     quoted: check {@link #isSecret} first
     */
    public static AgeRecipient parse(String text) throws SealingException {
        if (isSecret(text)) {
            throw new SealingException("is an age secret key; the recipient is the public key that begins with `age1`");
        }
        if (text.startsWith("ssh-")) {
            throw new SealingException("is an SSH key; an age recipient begins with `age1`");
        }
        if (!text.startsWith(PREFIX)) {
            throw new SealingException("is not an age recipient, which begins with `age1`");
        }
        if (text.indexOf('1', PREFIX.length()) >= 0) {
            throw new SealingException("is an age recipient of a plugin or another key type; only X25519 is supported");
        }
        if (text.length() != LENGTH) {
            throw new SealingException("has " + text.length() + " characters instead of " + LENGTH);
        }
        AgeRecipient recipient = new AgeRecipient(text);
        recipient.verify();
        return recipient;
    }

    /** Whether a text contains an age secret key, which messages must not quote. */
    public static boolean isSecret(String text) {
        String capitals = text.toUpperCase(Locale.ROOT);
        return capitals.contains("AGE-SECRET-KEY-") || capitals.contains("AGE-PLUGIN-");
    }

    private void verify() throws SealingException {
        RecipientStanzaWriter writer;
        try {
            writer = writer(text);
        } catch (GeneralSecurityException | IllegalArgumentException ignored) {
            throw new SealingException("has an invalid checksum");
        }
        try {
            writer.getRecipientStanzas(new FileKey());
        } catch (GeneralSecurityException ignored) {
            throw new SealingException("is a weak key that protects nothing");
        }
    }

    RecipientStanzaWriter writer() {
        try {
            return writer(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the recipient was validated before", e);
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
