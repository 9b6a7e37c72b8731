// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exceptionfactory.jagged.bech32.Bech32;
import io.registries.compiler.testing.AgeIdentity;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AgeRecipientTest {
    /** The one of age's own manual. */
    private static final String KNOWN = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

    @Test
    void isWhatWasWritten() throws SealingException {
        assertThat(AgeRecipient.parse(KNOWN)).hasToString(KNOWN).isEqualTo(AgeRecipient.parse(KNOWN));
        assertThat(AgeRecipient.parse(KNOWN)).isNotEqualTo(AgeIdentity.make().recipient());
    }

    @Test
    void saysWhyARecipientCannotBeUsed() {
        String mistyped = "is mistyped: its last characters are a checksum, which does not match the others";

        assertRefused("", "is no recipient of age, which begins with `age1`");
        assertRefused(KNOWN.toUpperCase(Locale.ROOT), "is no recipient of age, which begins with `age1`");
        assertRefused("ssh-ed25519 AAAA", "is an SSH key, not a recipient of age that begins with `age1`");
        assertRefused(
                "age1yubikey1qwt50d05nh5vutpdzmlg5wn80xq5negm4uj9ghv0snvdd3yysf5yw3rhl3t",
                "is a recipient of a plugin or of a kind of key other than X25519");
        assertRefused(KNOWN.substring(1), "is no recipient of age, which begins with `age1`");
        assertRefused(KNOWN.substring(0, 61), "has 61 characters, and a recipient of age has 62");
        assertRefused(KNOWN.replace("ql3z", "ql3y"), mistyped);
        assertRefused(KNOWN.replace("ql3z", "qL3z"), mistyped);
        assertRefused(KNOWN.replace("ql3z", "ql3b"), mistyped);
        String weak = Bech32.getEncoder().encode("age", new byte[32]).toString();
        assertRefused(weak, "is a key that anyone could open the file of");
    }

    @Test
    void recognizesASecretKey() {
        String secret = AgeIdentity.make().secret();

        assertThat(AgeRecipient.isSecret(secret)).isTrue();
        assertThat(AgeRecipient.isSecret("age " + secret.toLowerCase(Locale.ROOT)))
                .isTrue();
        assertThat(AgeRecipient.isSecret(KNOWN)).isFalse();
        assertRefused(secret, "is a secret key of age; its recipient is the line that begins with `age1`");
    }

    private static void assertRefused(String text, String words) {
        assertThatThrownBy(() -> AgeRecipient.parse(text))
                .isInstanceOf(SealingException.class)
                .hasMessage(words);
    }
}
