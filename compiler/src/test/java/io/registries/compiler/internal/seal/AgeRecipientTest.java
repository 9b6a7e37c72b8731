// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exceptionfactory.jagged.bech32.Bech32;
import io.registries.compiler.testing.AgeIdentity;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AgeRecipientTest {
    /** The recipient of the age manual. */
    private static final String KNOWN = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

    @Test
    void readsWhatWasWritten() throws SealingException {
        assertThat(AgeRecipient.parse(KNOWN)).hasToString(KNOWN).isEqualTo(AgeRecipient.parse(KNOWN));
        assertThat(AgeRecipient.parse(KNOWN)).isNotEqualTo(AgeIdentity.make().recipient());
    }

    @Test
    void rejectsUnusableRecipients() {
        String mistyped = "has an invalid checksum";

        assertRejected("", "is not an age recipient, which begins with `age1`");
        assertRejected(KNOWN.toUpperCase(Locale.ROOT), "is not an age recipient, which begins with `age1`");
        assertRejected("ssh-ed25519 AAAA", "is an SSH key; an age recipient begins with `age1`");
        assertRejected(
                "age1yubikey1qwt50d05nh5vutpdzmlg5wn80xq5negm4uj9ghv0snvdd3yysf5yw3rhl3t",
                "is an age recipient of a plugin or another key type; only X25519 is supported");
        assertRejected(KNOWN.substring(1), "is not an age recipient, which begins with `age1`");
        assertRejected(KNOWN.substring(0, 61), "has 61 characters instead of 62");
        assertRejected(KNOWN.replace("ql3z", "ql3y"), mistyped);
        assertRejected(KNOWN.replace("ql3z", "qL3z"), mistyped);
        assertRejected(KNOWN.replace("ql3z", "ql3b"), mistyped);
        String weak = Bech32.getEncoder().encode("age", new byte[32]).toString();
        assertRejected(weak, "is a weak key that protects nothing");
    }

    @Test
    void recognizesASecretKey() {
        String secret = AgeIdentity.make().secret();

        assertThat(AgeRecipient.isSecret(secret)).isTrue();
        assertThat(AgeRecipient.isSecret("age " + secret.toLowerCase(Locale.ROOT)))
                .isTrue();
        assertThat(AgeRecipient.isSecret(KNOWN)).isFalse();
        assertRejected(secret, "is an age secret key; the recipient is the public key that begins with `age1`");
    }

    private static void assertRejected(String text, String words) {
        assertThatThrownBy(() -> AgeRecipient.parse(text))
                .isInstanceOf(SealingException.class)
                .hasMessage(words);
    }
}
