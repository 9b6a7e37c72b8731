// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import com.exceptionfactory.jagged.framework.armor.ArmoredEncryptingChannelFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * Encrypts the data key of a file for one recipient, as an armored age file like {@code age/keysource.go} of SOPS. The
 * library uses the random source of the platform.
 */
final class AgeEnvelope {
    private AgeEnvelope() {}

    static String seal(byte[] dataKey, AgeRecipient recipient) {
        ByteArrayOutputStream armored = new ByteArrayOutputStream();
        try (WritableByteChannel out = Channels.newChannel(armored);
                WritableByteChannel age =
                        new ArmoredEncryptingChannelFactory().newEncryptingChannel(out, List.of(recipient.writer()))) {
            age.write(ByteBuffer.wrap(dataKey));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the recipient is valid, and writing to memory does not fail", e);
        }
        return armored.toString(StandardCharsets.US_ASCII);
    }
}
