// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.registries.compiler.testing.Certificates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.cert.CertificateFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Certificates are parsed like in Java; invalid ones are reported with a reason. */
class PemCertificatesTest {
    private final String authority;
    private final String server;
    private final String key;

    PemCertificatesTest() throws IOException {
        authority = Files.readString(Certificates.pem("ca"));
        server = Files.readString(Certificates.pem("good"));
        key = Files.readString(Certificates.key());
    }

    @Test
    void readsAllCertificatesBetweenOtherText() throws Exception {
        for (String pem : List.of(
                authority + server,
                "# ours\r\n" + authority.replace("\n", "\r\n") + "subject=na\u00efve\n" + server.strip())) {
            assertThat(PemCertificates.read(pem.getBytes(UTF_8)))
                    .isEqualTo(List.copyOf(CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream((authority + server).getBytes(UTF_8)))))
                    .hasSize(2);
        }
    }

    @Test
    void roundTripsTheFile() throws Exception {
        String pem = authority + server;
        assertThat(PemCertificates.write(PemCertificates.read(("# a comment\n" + pem).getBytes(UTF_8))))
                .isEqualTo(pem);
    }

    @Test
    void acceptsAnAuthorityAndASelfSignedCertificateAsTrustAnchors() throws Exception {
        for (String name : List.of("ca", "self-signed", "good")) {
            assertThat(PemCertificates.isTrustAnchor(PemCertificates.read(Files.readAllBytes(Certificates.pem(name)))
                            .get(0)))
                    .isEqualTo(!name.equals("good"));
        }
    }

    @Test
    void reportsTheProblem() {
        assertRejected("", "is not a PEM certificate");
        assertRejected("-----END CERTIFICATE-----", "is not a PEM certificate");
        assertRejected(key, "is a private key, not a certificate");
        assertRejected(authority + key, "contains a private key in addition to the certificate");
        assertRejected(authority.substring(0, 200), "is a truncated PEM certificate");
        assertRejected(authority + server.substring(0, 200), "is a truncated PEM certificate");
        assertRejected(authority.replace("\nMII", "\nMIJ"), "is not a valid PEM certificate");
        assertRejected(authority.replace("\nMII", "\n*MI"), "is not a valid PEM certificate");
        assertRejected(Certificates.pem("CERTIFICATE", new byte[0]), "is not a valid PEM certificate");
        assertRejected(Certificates.pem("CERTIFICATE", new byte[] {1, 2, 3}), "is not a valid PEM certificate");
    }

    private static void assertRejected(String pem, String reason) {
        assertThatThrownBy(() -> PemCertificates.read(pem.getBytes(UTF_8)))
                .isInstanceOf(PemException.class)
                .hasMessage(reason);
    }
}
