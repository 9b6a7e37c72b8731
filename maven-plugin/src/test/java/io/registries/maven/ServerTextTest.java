// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.registries.compiler.CredentialSource.CredentialPart;
import io.registries.compiler.CredentialSource.CredentialUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A text of settings.xml that cannot be used is refused with its true reason, and never quoted. */
class ServerTextTest {
    private static final String ENCRYPTED = "{DH+4CMxn7bIHsowlq6GpMusuOKouXL2WhORbwbTQkl0EV46Hcr0wnUUvpe0Tpadn}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "canary-${env.NOT_THERE}                    | has a password with `${env.NOT_THERE}`, which is not set",
                "${env.NOT_THERE}canary                     | has a password with `${env.NOT_THERE}`, which is not set",
                "canary-${not.there}                        | has a password with a `${...}` that Maven does not replace",
                "canary{ab}w                                | has a password with braces, which Maven takes for encryption",
                "canary\\{ab\\}w                            | has a password with braces, which Maven takes for encryption",
                "{\"private_key\": \"-----BEGIN canary\"}     | has a JSON key as password, whose braces Maven takes for encryption",
                "\\{\"private_key\": \"-----BEGIN canary\"\\} | has a JSON key as password, whose braces Maven takes for encryption"
            })
    void saysWhatIsWrong(String text, String message) {
        CredentialUnavailableException problem = problem(text, text, true);
        assertThat(problem).hasMessageStartingWith(message);
        assertThat(problem.getMessage() + problem.help()).doesNotContain("canary");
    }

    @Test
    void saysThatAnEncryptedPasswordCannotBeDecrypted() {
        for (String text :
                new String[] {ENCRYPTED, "{[name=master,cipher=AES/GCM/NoPadding]" + ENCRYPTED.substring(1)}) {
            assertThat(problem(text, text, true)).hasMessage("cannot be decrypted");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary", "cana$ry", "can{ary", "can}ary", "$canary}", "${"})
    void acceptsOtherPasswords(String text) {
        assertThatCode(() -> ServerText.check("id", CredentialPart.SECRET, text, text, false))
                .doesNotThrowAnyException();
    }

    @Test
    void acceptsWhatMavenDecrypted() {
        assertThatCode(() -> ServerText.check("id", CredentialPart.SECRET, ENCRYPTED, "can{a}ry", false))
                .doesNotThrowAnyException();
    }

    private static CredentialUnavailableException problem(String written, String decrypted, boolean failed) {
        return catchThrowableOfType(
                CredentialUnavailableException.class,
                () -> ServerText.check("id", CredentialPart.SECRET, written, decrypted, failed));
    }
}
