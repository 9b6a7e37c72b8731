// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.http;

import io.registries.compiler.internal.crypto.CertificateVerdict;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The certificates that a server presented.
 *
 * @param chain the certificates, that of the server first
 * @param verdict whether they are trusted
 */
public record PeerCertificates(List<X509Certificate> chain, CertificateVerdict verdict) {
    public PeerCertificates {
        chain = List.copyOf(chain);
    }

    public X509Certificate certificate() {
        return chain.get(0);
    }

    /** Why the server is not trusted; empty if it is. */
    public Optional<CertificateVerdict.Rejected> rejection() {
        return verdict instanceof CertificateVerdict.Rejected rejected ? Optional.of(rejected) : Optional.empty();
    }

    /** The end of the trust in this server; a presented certificate that is not needed has no influence. */
    public Instant expiry() {
        List<X509Certificate> needed =
                verdict instanceof CertificateVerdict.Trusted trusted ? trusted.path() : List.of(certificate());
        return needed.stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** The days until the trust in this server ends. */
    public long daysLeft(Instant now) {
        return Duration.between(now, expiry()).toDays();
    }
}
