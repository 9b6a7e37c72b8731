// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.context;

import io.registries.compiler.internal.crypto.PemCertificates;
import io.registries.compiler.internal.crypto.PemException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** A CA certificate from Devtron, decoded and encoded again to remove other text. */
public final class CaCertificate {
    private CaCertificate() {}

    /** The path of a registry's certificate, relative to registries.yaml. */
    public static String path(String registry) {
        return "certs/" + registry + ".crt";
    }

    /** A certificate that cannot be used; the reason is for messages. */
    public static final class UnusableCertificateException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String reason;

        UnusableCertificateException(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        public String reason() {
            return reason;
        }
    }

    /** The certificates of a text in PEM format, without other text. */
    public static String pem(String text, Clock clock) throws UnusableCertificateException {
        if (text.isBlank()) {
            throw new UnusableCertificateException("Devtron's response contains no certificate");
        }
        try {
            List<X509Certificate> certificates = PemCertificates.read(text.getBytes(StandardCharsets.UTF_8));
            for (X509Certificate certificate : certificates) {
                check(certificate, clock);
            }
            return PemCertificates.write(certificates);
        } catch (PemException e) {
            throw new UnusableCertificateException("its certificate in Devtron " + e.reason());
        }
    }

    private static void check(X509Certificate certificate, Clock clock) throws UnusableCertificateException {
        Instant now = clock.instant();
        if (now.isAfter(certificate.getNotAfter().toInstant())
                || now.isBefore(certificate.getNotBefore().toInstant())) {
            throw new UnusableCertificateException("its certificate in Devtron is expired or not yet valid");
        }
        if (!PemCertificates.canBeTrusted(certificate)) {
            throw new UnusableCertificateException("its certificate in Devtron must not sign other certificates");
        }
    }
}
