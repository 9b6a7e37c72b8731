// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.seal;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;

/**
 * The certificate of a Sealed Secrets controller, as {@code kubeseal --fetch-cert} prints it.
 *
 * @param key that session keys are encrypted for
 * @param notBefore when it comes into force
 * @param notAfter when it ends; the controller still opens what was sealed with it before
 */
public record SealingCertificate(RSAPublicKey key, Instant notBefore, Instant notAfter) {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";

    /** OAEP with SHA-256 takes 66 bytes (RFC 8017, 7.1.1), the session key 32. */
    private static final int MIN_BITS = 8 * (66 + Sealer.SESSION_KEY_BYTES);

    /**
     * The first certificate of a PEM file.
     *
     * @throws Unsealable in words that follow "the certificate `x`"
     */
    public static SealingCertificate parse(byte[] pem) throws Unsealable {
        X509Certificate certificate = certificate(new String(pem, StandardCharsets.ISO_8859_1));
        if (!(certificate.getPublicKey() instanceof RSAPublicKey key)) {
            throw new Unsealable("holds no RSA key");
        }
        if (key.getModulus().bitLength() < MIN_BITS) {
            throw new Unsealable("holds an RSA key that is too short to seal with");
        }
        return new SealingCertificate(
                key,
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
    }

    private static X509Certificate certificate(String text) throws Unsealable {
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END, begin + 1);
        if (begin < 0) {
            throw new Unsealable(
                    text.contains("PRIVATE KEY-----")
                            ? "is a private key, not a certificate"
                            : "is no certificate in PEM");
        }
        if (end < 0) {
            throw new Unsealable("is a certificate in PEM that is cut off");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException | IllegalArgumentException broken) {
            throw new Unsealable("is a certificate in PEM that is broken");
        }
    }
}
