// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import io.registries.compiler.internal.crypto.PemCertificates;
import io.registries.compiler.internal.crypto.PemException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** A CA certificate from Devtron, decoded and encoded again to remove other text. */
final class CaCertificate {
    private CaCertificate() {}

    /** The path of a registry's certificate, relative to registries.yaml. */
    static String path(String registry) {
        return "certs/" + registry + ".crt";
    }

    /** A certificate that cannot be used; the reason is for messages. */
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

    /** The certificates of a text in PEM format, without other text. */
    static String pem(String text, Clock clock) throws Unusable {
        if (text.isBlank()) {
            throw new Unusable("Devtron's response contains no certificate");
        }
        try {
            List<X509Certificate> certificates = PemCertificates.read(text.getBytes(StandardCharsets.UTF_8));
            for (X509Certificate certificate : certificates) {
                check(certificate, clock);
            }
            return PemCertificates.write(certificates);
        } catch (PemException e) {
            throw new Unusable("its certificate in Devtron " + e.reason());
        }
    }

    private static void check(X509Certificate certificate, Clock clock) throws Unusable {
        Instant now = clock.instant();
        if (now.isAfter(certificate.getNotAfter().toInstant())
                || now.isBefore(certificate.getNotBefore().toInstant())) {
            throw new Unusable("its certificate in Devtron is expired or not yet valid");
        }
        if (!PemCertificates.isTrustAnchor(certificate)) {
            throw new Unusable("its certificate in Devtron is a server certificate, not a CA certificate");
        }
    }
}
