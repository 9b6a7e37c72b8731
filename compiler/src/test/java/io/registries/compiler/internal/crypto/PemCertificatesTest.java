// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.crypto;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.registries.compiler.testing.Certificates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
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
    void trustsAuthoritiesAndServersThemselves() throws Exception {
        for (String name : List.of("ca", "self-signed", "good")) {
            assertThat(PemCertificates.canBeTrusted(PemCertificates.read(Files.readAllBytes(Certificates.pem(name)))
                            .get(0)))
                    .isTrue();
        }
    }

    @Test
    void skipsDamagedBlocks() throws Exception {
        String damaged = server.replace("\nMII", "\n*MI");
        for (String pem : List.of(
                authority + damaged,
                damaged + authority,
                authority + server.substring(0, 200),
                authority + server.replace("END CERTIFICATE", "END X509 CRL"),
                authority + Certificates.pem("CERTIFICATE", new byte[] {1, 2, 3}))) {
            PemCertificates.CertificateFile content = PemCertificates.readAll(pem.getBytes(UTF_8));
            assertThat(content.certificates()).isEqualTo(PemCertificates.read(authority.getBytes(UTF_8)));
            assertThat(content.damaged()).isEqualTo(1);
        }
    }

    @Test
    void reportsTheProblem() {
        assertRejected("", "is not a PEM certificate");
        assertRejected("-----END CERTIFICATE-----", "is not a PEM certificate");
        assertRejected(key, "is a private key, not a certificate");
        assertRejected(authority + key, "contains a private key in addition to the certificate");
        assertRejected(
                authority + key.replace("PRIVATE", "ENCRYPTED PRIVATE"),
                "contains a private key in addition to the certificate");
        assertRejected(authority.substring(0, 200), "is a truncated PEM certificate");
        assertRejected(authority.replace("\nMII", "\nMIJ"), "is not a valid PEM certificate");
        assertRejected(authority.replace("\nMII", "\n*MI"), "is not a valid PEM certificate");
        assertRejected(Certificates.pem("CERTIFICATE", new byte[0]), "is not a valid PEM certificate");
        assertRejected(Certificates.pem("CERTIFICATE", new byte[] {1, 2, 3}), "is not a valid PEM certificate");
        assertRejected(
                Certificates.pem("PKCS7", new byte[] {1}), "is a PKCS#7 file, which Docker and containerd do not read");
        assertRejected(
                authority.replace("CERTIFICATE", "TRUSTED CERTIFICATE"),
                "contains a `TRUSTED CERTIFICATE`, not a `CERTIFICATE`");
        assertRejected("\ufeff" + authority, "starts with a byte order mark, which Docker and containerd do not read");
        assertRejected("  " + authority, "has text before `-----BEGIN CERTIFICATE-----` on the same line");
    }

    @Test
    void reportsOtherEncodings() throws Exception {
        String utf16 = "is text in UTF-16, which Docker and containerd do not read";
        for (Charset charset : List.of(UTF_16, UTF_16LE, UTF_16BE)) {
            assertRejected(authority.getBytes(charset), utf16);
            assertRejected(
                    (authority + key).getBytes(charset), "contains a private key in addition to the certificate");
        }
        assertRejected(
                PemCertificates.read(authority.getBytes(UTF_8)).get(0).getEncoded(),
                "is a binary file (DER or PKCS#7), and Docker and containerd read PEM only");
    }

    private static void assertRejected(String pem, String reason) {
        assertRejected(pem.getBytes(UTF_8), reason);
    }

    private static void assertRejected(byte[] file, String reason) {
        assertThatThrownBy(() -> PemCertificates.read(file))
                .isInstanceOf(PemException.class)
                .hasMessage(reason);
    }
}
