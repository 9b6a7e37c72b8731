// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.crypto;

import io.registries.compiler.internal.crypto.CertificateVerdict.Rejected;
import io.registries.compiler.internal.crypto.CertificateVerdict.RejectionReason;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The checks of single certificates, as in Go's package crypto/x509. */
final class CertificateChecks {
    private static final String ANY_PURPOSE = "2.5.29.37.0";
    private static final String SERVER_PURPOSE = "1.3.6.1.5.5.7.3.1";
    private static final String NAME_CONSTRAINTS = "2.5.29.30";
    private static final int KEY_CERT_SIGN = 5;
    private static final int VERSION_3 = 3;
    /** The minimum of Go 1.24. */
    private static final int MIN_RSA_BITS = 1024;

    /** The critical extensions that Go knows. */
    private static final Set<String> KNOWN_EXTENSIONS = Set.of(
            "2.5.29.14", // subject key identifier
            "2.5.29.15", // key usage
            "2.5.29.17", // subject alternative name
            "2.5.29.19", // basic constraints
            NAME_CONSTRAINTS,
            "2.5.29.31", // CRL distribution points
            "2.5.29.32", // certificate policies
            "2.5.29.35", // authority key identifier
            "2.5.29.37"); // extended key usage

    private static final Set<String> STRONG_SIGNATURES = Set.of(
            "1.2.840.113549.1.1.10", // RSASSA-PSS
            "1.2.840.113549.1.1.11", // SHA256 with RSA
            "1.2.840.113549.1.1.12", // SHA384 with RSA
            "1.2.840.113549.1.1.13", // SHA512 with RSA
            "1.2.840.10045.4.3.2", // ECDSA with SHA256
            "1.2.840.10045.4.3.3", // ECDSA with SHA384
            "1.2.840.10045.4.3.4", // ECDSA with SHA512
            "1.3.101.112"); // Ed25519

    private static final Set<String> WEAK_SIGNATURES = Set.of(
            "1.2.840.113549.1.1.2", // MD2 with RSA
            "1.2.840.113549.1.1.4", // MD5 with RSA
            "1.2.840.113549.1.1.5", // SHA1 with RSA
            "1.3.14.3.2.29", // SHA1 with RSA, as ISO names it
            "1.2.840.10045.4.1"); // ECDSA with SHA1

    private CertificateChecks() {}

    /** Checks that hold for a certificate by itself. */
    static Optional<RejectionReason> own(X509Certificate certificate, Instant now) {
        Set<String> critical = certificate.getCriticalExtensionOIDs();
        Set<String> unknown = new HashSet<>(critical == null ? Set.of() : critical);
        unknown.removeAll(KNOWN_EXTENSIONS);
        if (!unknown.isEmpty()) {
            return Optional.of(RejectionReason.UNKNOWN_CRITICAL_EXTENSION);
        }
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            return Optional.of(RejectionReason.NOT_YET_VALID);
        }
        return now.isAfter(certificate.getNotAfter().toInstant())
                ? Optional.of(RejectionReason.EXPIRED)
                : Optional.empty();
    }

    /** Whether an issuer signed a certificate, and may. */
    static Optional<Rejected> signature(X509Certificate certificate, X509Certificate issuer) {
        if (!maySign(issuer)) {
            return Optional.of(new Rejected(RejectionReason.NOT_A_CA, issuer));
        }
        String algorithm = certificate.getSigAlgOID();
        if (WEAK_SIGNATURES.contains(algorithm)) {
            return Optional.of(new Rejected(RejectionReason.WEAK_SIGNATURE, certificate));
        }
        if (!STRONG_SIGNATURES.contains(algorithm)) {
            return Optional.of(new Rejected(RejectionReason.UNSUPPORTED_SIGNATURE, certificate));
        }
        if (issuer.getPublicKey() instanceof RSAPublicKey key
                && key.getModulus().bitLength() < MIN_RSA_BITS) {
            return Optional.of(new Rejected(RejectionReason.WEAK_SIGNATURE, certificate));
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return Optional.empty();
        } catch (GeneralSecurityException ignored) {
            return Optional.of(new Rejected(RejectionReason.WRONG_KEY, issuer));
        }
    }

    /** Checks an issuer of the last certificate of a path. */
    static Optional<Rejected> issuer(X509Certificate issuer, List<X509Certificate> path, boolean isRoot, Instant now) {
        return own(issuer, now)
                .or(() -> violatesNameConstraints(issuer, path.get(0))
                        ? Optional.of(RejectionReason.NAME_CONSTRAINT)
                        : Optional.empty())
                // A root of version 1 has no extensions, and may sign.
                .or(() -> !isRoot && issuer.getBasicConstraints() < 0
                        ? Optional.of(RejectionReason.NOT_A_CA)
                        : Optional.empty())
                .or(() -> issuer.getBasicConstraints() >= 0 && path.size() - 1 > issuer.getBasicConstraints()
                        ? Optional.of(RejectionReason.PATH_TOO_LONG)
                        : Optional.empty())
                .map(reason -> new Rejected(reason, issuer));
    }

    /** Whether the basic constraints and the key usage allow a certificate to sign others. */
    static boolean maySign(X509Certificate certificate) {
        if (certificate.getVersion() >= VERSION_3 && certificate.getBasicConstraints() < 0) {
            return false;
        }
        boolean[] usages = certificate.getKeyUsage();
        return usages == null || usages[KEY_CERT_SIGN];
    }

    /** Whether the extended key usage, if any, allows servers; that of a CA limits what it signs. */
    static boolean mayServe(X509Certificate certificate) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            return purposes == null || purposes.contains(SERVER_PURPOSE) || purposes.contains(ANY_PURPOSE);
        } catch (CertificateParsingException ignored) {
            return false;
        }
    }

    private static boolean violatesNameConstraints(X509Certificate issuer, X509Certificate server) {
        byte[] extension = issuer.getExtensionValue(NAME_CONSTRAINTS);
        if (extension == null) {
            return false;
        }
        try {
            X509CertSelector selector = new X509CertSelector();
            selector.setNameConstraints(DerOctets.content(extension));
            return !selector.match(server);
        } catch (IOException ignored) {
            return true;
        }
    }
}
