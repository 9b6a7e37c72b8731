// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.model.SealingScope;
import io.registries.compiler.testing.AgeIdentity;
import io.registries.compiler.testing.AnyText;
import io.registries.compiler.testing.FakeSealedSecretsController;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

/** Any secret, printable or not, is decrypted unchanged. */
@Tag("slow")
class AnyValueTest {
    private static final FakeSealedSecretsController CONTROLLER = FakeSealedSecretsController.withRsaKey();
    private static final AgeIdentity IDENTITY = AgeIdentity.make();

    @Property(tries = 200)
    void survivesSealing(@ForAll("text") String value, @ForAll SealingScope scope) throws GeneralSecurityException {
        String sealed =
                new SealedSecretEncryptor(CONTROLLER.parsed()).seal(scope, "apps", "regcred", value.getBytes(UTF_8));

        String label = new String(scope.label("apps", "regcred"), UTF_8);
        assertThat(CONTROLLER.open(sealed, label)).isEqualTo(value.getBytes(UTF_8));
    }

    @Property(tries = 200)
    void survivesSops(@ForAll("text") String secret, @ForAll("text") String plain, @ForAll("text") String key)
            throws SealingException, GeneralSecurityException {
        byte[] dataKey = new byte[SopsCipher.KEY_BYTES];
        new SecureRandom().nextBytes(dataKey);
        String yaml = AnyText.quoted("-" + key) + ":\n  - value: " + AnyText.quoted(secret) + "\n    plain: "
                + AnyText.quoted(plain) + "\n";

        String file =
                SopsFile.encrypt(SopsDocument.read(yaml), List.of(IDENTITY.recipient()), dataKey, new SecureRandom());

        assertThat(SopsVerifier.decrypt(file, new SopsCipher(dataKey)))
                .extracting(leaf -> leaf.value().text())
                .containsExactly(secret, plain);
        assertThat(file).contains("\n    plain: " + AnyText.quoted(plain) + "\n");
        if (!secret.isEmpty()) {
            assertThat(file).doesNotContain("value: " + AnyText.quoted(secret));
        }
    }

    @Provide
    Arbitrary<String> text() {
        return Arbitraries.randoms().map(AnyText::random);
    }
}
