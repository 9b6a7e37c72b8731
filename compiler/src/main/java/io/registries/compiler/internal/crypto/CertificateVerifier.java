// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.crypto;

import io.registries.compiler.internal.crypto.CertificateVerdict.Rejected;
import io.registries.compiler.internal.crypto.CertificateVerdict.RejectionReason;
import io.registries.compiler.internal.crypto.CertificateVerdict.Trusted;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * Verifies certificates of servers as Go does. Docker, containerd, CRI-O and skopeo are written in Go, and Java differs
 * from it in both directions: Java accepts a common name as host and SHA-1 signatures, and wants the key usage {@code
 * digitalSignature}.
 *
 * @see <a href="https://pkg.go.dev/crypto/x509#Certificate.Verify">Certificate.Verify</a>
 */
public final class CertificateVerifier {
    /** The limit of Go: the certificates of a server must not cause a search without end. */
    private static final int MAX_SIGNATURE_CHECKS = 100;

    private final List<X509Certificate> roots;
    private final InstantSource clock;

    /** @param roots the trusted certificates */
    public CertificateVerifier(Collection<X509Certificate> roots, InstantSource clock) {
        this.roots = List.copyOf(roots);
        this.clock = clock;
    }

    /**
     * Verifies a server.
     *
     * @param presented its certificate, followed by others in any order
     * @param host the host name or IP address that the client connects to
     */
    public CertificateVerdict verify(List<X509Certificate> presented, String host) {
        X509Certificate server = presented.get(0);
        Instant now = clock.instant();
        Optional<RejectionReason> invalid = CertificateChecks.own(server, now)
                .or(() -> server.getPublicKey() == null
                        ? Optional.of(RejectionReason.UNSUPPORTED_SIGNATURE)
                        : ServerNames.check(server, host));
        if (invalid.isPresent()) {
            return new Rejected(invalid.get(), server);
        }
        Search search = new Search(presented.subList(1, presented.size()), now);
        if (roots.contains(server)) {
            search.add(List.of(server));
        } else {
            search.extend(List.of(server));
        }
        return search.verdict(server);
    }

    /** A search for all paths from a server to a root. */
    private final class Search {
        private final List<X509Certificate> intermediates;
        private final Instant now;
        private final List<Trusted> found = new ArrayList<>();
        private final List<Rejected> rejected = new ArrayList<>();
        private int signatureChecks;

        Search(List<X509Certificate> intermediates, Instant now) {
            this.intermediates = intermediates;
            this.now = now;
        }

        CertificateVerdict verdict(X509Certificate server) {
            return found.stream()
                    .max(Comparator.comparing((Trusted trusted) -> firstExpiry(trusted.path())))
                    .<CertificateVerdict>map(trusted -> trusted)
                    .or(() -> rejected.stream().min(Comparator.comparing(Rejected::reason)))
                    .orElseGet(() -> new Rejected(RejectionReason.UNKNOWN_ISSUER, server));
        }

        private static Instant firstExpiry(List<X509Certificate> path) {
            return path.stream()
                    .map(certificate -> certificate.getNotAfter().toInstant())
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }

        void extend(List<X509Certificate> path) {
            X509Certificate last = path.get(path.size() - 1);
            int before = found.size() + rejected.size();
            issuers(roots, last).forEach(root -> tryIssuer(path, root, true));
            issuers(intermediates, last).forEach(issuer -> tryIssuer(path, issuer, false));
            if (found.size() + rejected.size() == before) {
                rejected.add(new Rejected(RejectionReason.UNKNOWN_ISSUER, last));
            }
        }

        private void tryIssuer(List<X509Certificate> path, X509Certificate issuer, boolean isRoot) {
            if (path.stream().anyMatch(earlier -> isSame(earlier, issuer))) {
                return;
            }
            signatureChecks++;
            if (signatureChecks > MAX_SIGNATURE_CHECKS) {
                return;
            }
            Optional<Rejected> problem = CertificateChecks.signature(path.get(path.size() - 1), issuer)
                    .or(() -> CertificateChecks.issuer(issuer, path, isRoot, now));
            if (problem.isPresent()) {
                rejected.add(problem.get());
                return;
            }
            List<X509Certificate> longer = new ArrayList<>(path);
            longer.add(issuer);
            if (isRoot) {
                add(longer);
            } else {
                extend(longer);
            }
        }

        void add(List<X509Certificate> path) {
            Optional<X509Certificate> other = path.stream()
                    .filter(certificate -> !CertificateChecks.mayServe(certificate))
                    .findFirst();
            if (other.isPresent()) {
                rejected.add(new Rejected(RejectionReason.WRONG_PURPOSE, other.get()));
            } else {
                found.add(new Trusted(path.subList(0, Math.max(1, path.size() - 1))));
            }
        }
    }

    private static List<X509Certificate> issuers(List<X509Certificate> candidates, X509Certificate certificate) {
        byte[] issuer = certificate.getIssuerX500Principal().getEncoded();
        return candidates.stream()
                .filter(candidate -> Arrays.equals(name(candidate), issuer))
                .toList();
    }

    private static byte[] name(X509Certificate certificate) {
        X500Principal subject = certificate.getSubjectX500Principal();
        return subject.getEncoded();
    }

    private static boolean isSame(X509Certificate one, X509Certificate other) {
        return Arrays.equals(name(one), name(other))
                && one.getPublicKey().equals(other.getPublicKey())
                && Arrays.equals(ServerNames.encoded(one), ServerNames.encoded(other));
    }
}
