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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads and writes PEM certificates. Reads as Go's package encoding/pem does, as part of Docker and containerd: a block
 * starts and ends at the start of a line, and blocks that are damaged or of another type are skipped.
 */
public final class PemCertificates {
    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";
    private static final Pattern BEGIN_LINE = Pattern.compile("(?:^|\n)" + BEGIN + "[ \t]*\r?(?=\n|$)");
    private static final Pattern END_LINE = Pattern.compile("\n-----END ([^\n]*)");
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private PemCertificates() {}

    /**
     * The certificates of a file.
     *
     * @param certificates the certificates, in order
     * @param damaged the number of blocks that are no valid certificates
     */
    public record CertificateFile(List<X509Certificate> certificates, int damaged) {
        public CertificateFile {
            certificates = List.copyOf(certificates);
        }
    }

    /**
     * Reads all certificates of a text, in order. Other text is ignored, except private keys.
     *
     * @throws PemException if there is no valid certificate, or a private key
     */
    public static List<X509Certificate> read(byte[] pem) throws PemException {
        return readAll(pem).certificates();
    }

    /**
     * Reads all certificates of a text, and counts damaged ones.
     *
     * @throws PemException if there is no valid certificate, or a private key
     */
    public static CertificateFile readAll(byte[] pem) throws PemException {
        String text = new String(pem, StandardCharsets.ISO_8859_1);
        List<X509Certificate> certificates = new ArrayList<>();
        int damaged = 0;
        Matcher begin = BEGIN_LINE.matcher(text);
        Matcher end = END_LINE.matcher(text);
        for (int position = 0; begin.find(position); ) {
            boolean complete = end.find(begin.end());
            Optional<X509Certificate> certificate =
                    complete && ("-----END " + end.group(1)).stripTrailing().equals(END)
                            ? decode(text.substring(begin.end(), end.start()))
                            : Optional.empty();
            certificate.ifPresent(certificates::add);
            damaged += certificate.isEmpty() ? 1 : 0;
            position = complete ? end.end() : text.length();
        }
        Optional<PemException> problem = PemProblems.find(pem, certificates.isEmpty(), damaged);
        if (problem.isPresent()) {
            throw problem.get();
        }
        return new CertificateFile(certificates, damaged);
    }

    private static Optional<X509Certificate> decode(String base64) {
        try {
            byte[] der = Base64.getDecoder().decode(base64.replaceAll("\\s++", ""));
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            // Java ignores data after the certificate, Go does not.
            return Optional.of(certificate).filter(read -> der(read).length == der.length);
        } catch (CertificateException | IllegalArgumentException e) {
            return Optional.empty();
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

    /**
     * Whether a trusted certificate can have an effect: it may sign others, or it can be that of a server, which is
     * trusted if the server presents the very same certificate.
     */
    public static boolean canBeTrusted(X509Certificate certificate) {
        return CertificateChecks.mayServe(certificate)
                && (CertificateChecks.maySign(certificate)
                        || !ServerNames.of(certificate).isEmpty());
    }
}
