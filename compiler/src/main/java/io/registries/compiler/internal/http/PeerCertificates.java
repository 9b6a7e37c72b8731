// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.http;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * The certificates that a server presented.
 *
 * @param chain the certificate chain, that of the server first
 * @param problem why the chain is not trusted; empty if it is
 */
public record PeerCertificates(List<X509Certificate> chain, Optional<CertificateProblem> problem) {

    private static final int MAX_NAME_LENGTH = 120;

    /** Why a certificate is not trusted. */
    public enum CertificateProblem {
        UNTRUSTED,
        EXPIRED,
        NOT_YET_VALID,
        WRONG_HOST
    }

    public PeerCertificates {
        chain = List.copyOf(chain);
    }

    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** The days until the first certificate of the chain expires. */
    public long daysLeft(Instant now) {
        Instant end = chain.stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElse(now);
        return Duration.between(now, end).toDays();
    }

    /** The issuer of the last certificate of the chain. */
    public String issuer() {
        return sanitize(chain.get(chain.size() - 1).getIssuerX500Principal());
    }

    public String subject() {
        return sanitize(certificate().getSubjectX500Principal());
    }

    // The server controls this text, so it is sanitized.
    private static String sanitize(X500Principal principal) {
        String name = principal.getName().replaceAll("\\p{Cntrl}", "?");
        return name.length() > MAX_NAME_LENGTH ? name.substring(0, MAX_NAME_LENGTH) + "..." : name;
    }
}
