// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.impact;

import io.registries.compiler.internal.crypto.PemCertificates;
import io.registries.compiler.internal.crypto.PemException;
import io.registries.compiler.internal.crypto.Sha256;
import io.registries.compiler.model.FileReference;
import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;

/** Digests of the certificates of one configuration. Text around certificates, such as comments, has no influence. */
final class CertificateDigests {
    private final Map<FileReference, String> digests = new HashMap<>();

    /** The digest of the certificates in a file. */
    String digest(FileReference file) {
        return digests.computeIfAbsent(file, CertificateDigests::compute);
    }

    private static String compute(FileReference file) {
        Sha256 digest = new Sha256();
        try {
            byte[] content = file.content();
            try {
                for (X509Certificate certificate : PemCertificates.read(content)) {
                    digest.add(certificate.getEncoded());
                }
            } catch (PemException | CertificateEncodingException ignored) {
                // An earlier configuration may be invalid.
                digest.add(content);
            }
            return digest.hex();
        } catch (IOException ignored) {
            return "unreadable";
        }
    }
}
