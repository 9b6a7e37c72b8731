// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.registries.compiler.testing.Certificates;
import io.registries.compiler.testing.FakeSealedSecretsController;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SealingCertificateTest {
    private static final FakeSealedSecretsController CONTROLLER = FakeSealedSecretsController.withRsaKey();

    @Test
    void readsTheFirstCertificateOfAFile() throws SealingException {
        String other = FakeSealedSecretsController.withKey("EC", 256).certificate();
        String file = "# fetched\r\n" + CONTROLLER.certificate().replace("\n", "\r\n") + other;

        SealingCertificate certificate = SealingCertificate.parse(file.getBytes(UTF_8));

        assertThat(certificate).isEqualTo(CONTROLLER.parsed());
        assertThat(certificate.key().getModulus().bitLength()).isEqualTo(2048);
        assertThat(certificate.notBefore()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(certificate.notAfter()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
    }

    @Test
    void rejectsUnusableCertificates() {
        String pem = CONTROLLER.certificate();

        assertRejected("", "is not a PEM certificate");
        assertRejected("-----END CERTIFICATE-----", "is not a PEM certificate");
        assertRejected(
                Certificates.pem("PRIVATE KEY", Base64.getDecoder().decode(CONTROLLER.key())),
                "is a private key, not a certificate");
        assertRejected(pem.substring(0, 400), "is a truncated PEM certificate");
        assertRejected(pem.replace("\nMII", "\nMIJ"), "is not a valid PEM certificate");
        assertRejected(Certificates.pem("CERTIFICATE", new byte[0]), "is not a valid PEM certificate");
        assertRejected(FakeSealedSecretsController.withKey("EC", 256).certificate(), "does not contain an RSA key");
        for (int bits : new int[] {1024, 2047}) {
            assertRejected(
                    FakeSealedSecretsController.withKey("RSA", bits).certificate(),
                    "contains an RSA key of " + bits + " bits; at least 2048 bits are required");
        }
    }

    private static void assertRejected(String pem, String words) {
        assertThatThrownBy(() -> SealingCertificate.parse(pem.getBytes(UTF_8)))
                .isInstanceOf(SealingException.class)
                .hasMessage(words);
    }
}
