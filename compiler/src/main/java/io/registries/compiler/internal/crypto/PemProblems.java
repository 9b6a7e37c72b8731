// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Explains why a file has no certificates that Docker and containerd read. */
final class PemProblems {
    private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----");
    private static final Pattern OTHER_TYPE = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----");
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String TEXT_HELP = "save it as text in ASCII or UTF-8, without a byte order mark";
    private static final byte DER_SEQUENCE = 0x30;

    private PemProblems() {}

    /**
     * Finds the reason to reject a file.
     *
     * @param none whether the file has no valid certificate
     * @param damaged the number of damaged certificates
     */
    static Optional<PemException> find(byte[] file, boolean none, int damaged) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        // Text in UTF-16 has a NUL beside each letter.
        String letters = text.replace("\0", "");
        if (PRIVATE_KEY.matcher(letters).find()) {
            return Optional.of(new PemException(
                    letters.contains("-----BEGIN " + CERTIFICATE)
                            ? "contains a private key in addition to the certificate"
                            : "is a private key, not a certificate",
                    "remove the private key: everyone who reads the file could use it"));
        }
        return none ? Optional.of(withoutCertificate(file, text, letters, damaged)) : Optional.empty();
    }

    private static PemException withoutCertificate(byte[] file, String text, String letters, int damaged) {
        if (damaged > 0) {
            return text.lastIndexOf("-----END ") > text.lastIndexOf("-----BEGIN ")
                    ? new PemException(
                            "is not a valid PEM certificate", "copy the file again from the certificate authority")
                    : new PemException(
                            "is a truncated PEM certificate", "copy the whole file, with its `-----END` line");
        }
        if (file.length > 0 && file[0] == DER_SEQUENCE && !text.contains("-----")) {
            return new PemException(
                    "is a binary file (DER or PKCS#7), and Docker and containerd read PEM only",
                    "convert it with `openssl x509 -inform der`, or `openssl pkcs7 -inform der -print_certs`");
        }
        if (!letters.equals(text) && letters.contains("-----BEGIN ")) {
            return new PemException("is text in UTF-16, which Docker and containerd do not read", TEXT_HELP);
        }
        Matcher type = OTHER_TYPE.matcher(text);
        if (!type.find()) {
            return new PemException(
                    "is not a PEM certificate", "set it to a file with a `-----BEGIN CERTIFICATE-----` line");
        }
        if (type.group(1).equals("PKCS7") || type.group(1).equals("CMS")) {
            return new PemException(
                    "is a PKCS#7 file, which Docker and containerd do not read",
                    "convert it with `openssl pkcs7 -print_certs`");
        }
        if (!type.group(1).equals(CERTIFICATE)) {
            return new PemException(
                    "contains a `" + type.group(1) + "`, not a `" + CERTIFICATE + "`",
                    "set it to a file with a `-----BEGIN CERTIFICATE-----` line");
        }
        return type.start() > 0 && text.startsWith("\u00ef\u00bb\u00bf")
                ? new PemException("starts with a byte order mark, which Docker and containerd do not read", TEXT_HELP)
                : new PemException(
                        "has text before `-----BEGIN CERTIFICATE-----` on the same line",
                        "start the line with `-----BEGIN CERTIFICATE-----`");
    }
}
