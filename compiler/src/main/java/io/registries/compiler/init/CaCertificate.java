// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.init;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;

/** A CA certificate as Devtron keeps it: written anew from what it says, so that nothing else comes along with it. */
final class CaCertificate {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private CaCertificate() {}

    /** Where the certificate of a registry is kept, relative to registries.yaml. */
    static String path(String registry) {
        return "certs/" + registry + ".crt";
    }

    /** Says why a certificate cannot be used, in words for people. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;

        Unusable(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /** The certificates of a text in PEM form, and nothing else of it. */
    static String pem(String text, Clock clock) throws Unusable {
        if (text.isBlank()) {
            throw new Unusable("Devtron's answer holds no certificate");
        }
        try {
            Collection<? extends Certificate> certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            StringBuilder pem = new StringBuilder();
            for (Certificate certificate : certificates) {
                check((X509Certificate) certificate, clock);
                pem.append("-----BEGIN CERTIFICATE-----\n")
                        .append(LINES.encodeToString(certificate.getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            }
            if (pem.isEmpty()) {
                throw new Unusable("its certificate in Devtron is none in PEM form");
            }
            return pem.toString();
        } catch (CertificateException problem) {
            throw new Unusable("its certificate in Devtron is none in PEM form");
        }
    }

    private static void check(X509Certificate certificate, Clock clock) throws Unusable {
        Instant now = clock.instant();
        if (now.isAfter(certificate.getNotAfter().toInstant())
                || now.isBefore(certificate.getNotBefore().toInstant())) {
            throw new Unusable("its certificate in Devtron is not in force");
        }
        boolean selfIssued = certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
        if (certificate.getBasicConstraints() < 0 && !selfIssued) {
            throw new Unusable("its certificate in Devtron is a server's own, and signs no other");
        }
    }
}
