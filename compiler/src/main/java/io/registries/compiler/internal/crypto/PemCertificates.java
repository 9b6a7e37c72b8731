// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.crypto;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Reads and writes PEM certificates. */
public final class PemCertificates {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";
    private static final String PRIVATE_KEY = "PRIVATE KEY-----";
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private PemCertificates() {}

    /**
     * Reads all certificates of a text, in order. Other text is ignored, except private keys.
     *
     * @throws PemException if there is no certificate, an invalid certificate, or a private key
     */
    public static List<X509Certificate> read(byte[] pem) throws PemException {
        String text = new String(pem, StandardCharsets.ISO_8859_1);
        boolean hasKey = text.contains(PRIVATE_KEY);
        List<X509Certificate> certificates = new ArrayList<>();
        for (int begin = text.indexOf(BEGIN); begin >= 0; ) {
            int end = text.indexOf(END, begin);
            if (end < 0) {
                throw new PemException("is a truncated PEM certificate");
            }
            certificates.add(decode(text.substring(begin + BEGIN.length(), end)));
            begin = text.indexOf(BEGIN, end);
        }
        if (certificates.isEmpty()) {
            throw new PemException(hasKey ? "is a private key, not a certificate" : "is not a PEM certificate");
        }
        if (hasKey) {
            throw new PemException("contains a private key in addition to the certificate");
        }
        return certificates;
    }

    private static X509Certificate decode(String base64) throws PemException {
        try {
            byte[] der = Base64.getDecoder().decode(base64.replaceAll("\\s++", ""));
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException | IllegalArgumentException e) {
            throw new PemException("is not a valid PEM certificate");
        }
    }

    /** Writes certificates in PEM format. */
    public static String write(List<X509Certificate> certificates) {
        StringBuilder pem = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            pem.append(BEGIN).append('\n').append(LINES.encodeToString(der(certificate)));
            pem.append('\n').append(END).append('\n');
        }
        return pem.toString();
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Whether a certificate can be used as a trust anchor: it is a CA certificate or self-signed. */
    public static boolean isTrustAnchor(X509Certificate certificate) {
        return certificate.getBasicConstraints() >= 0
                || certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }
}
