// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * What a server showed of itself.
 *
 * @param chain its certificates, its own first
 * @param problem why it is not trusted, if it is not
 */
record PeerCertificates(List<X509Certificate> chain, Optional<CertificateProblem> problem) {

    private static final int LONGEST = 120;

    /** What may be wrong with a certificate. */
    enum CertificateProblem {
        UNTRUSTED,
        EXPIRED,
        NOT_YET_VALID,
        WRONG_HOST
    }

    PeerCertificates {
        chain = List.copyOf(chain);
    }

    X509Certificate certificate() {
        return chain.get(0);
    }

    /** The days until the first certificate of the chain expires. */
    long daysLeft(Instant now) {
        Instant end = chain.stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElse(now);
        return Duration.between(now, end).toDays();
    }

    /** Who signed it, by the chain as it was shown. */
    String issuer() {
        return shown(chain.get(chain.size() - 1).getIssuerX500Principal());
    }

    String subject() {
        return shown(certificate().getSubjectX500Principal());
    }

    // A server says of itself what it likes.
    private static String shown(X500Principal principal) {
        String name = principal.getName().replaceAll("\\p{Cntrl}", "?");
        return name.length() > LONGEST ? name.substring(0, LONGEST) + "..." : name;
    }
}
