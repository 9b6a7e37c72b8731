// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.registries.compiler.testing.CertificateCorpus;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers are trusted as by Go, and each rejection has its true reason. */
class CertificateVerifierTest {
    @ParameterizedTest
    @MethodSource("io.registries.compiler.testing.CertificateCorpus#create")
    void reportsTheReason(CertificateCorpus.Case server) {
        List<X509Certificate> roots = new ArrayList<>(server.system());
        roots.addAll(server.file());
        CertificateVerdict verdict = new CertificateVerifier(roots, () -> Instant.parse("2026-01-01T00:00:00Z"))
                .verify(server.presented(), server.host());
        assertThat(
                        verdict instanceof CertificateVerdict.Rejected rejected
                                ? Optional.of(rejected.reason())
                                : Optional.empty())
                .isEqualTo(server.expected());
    }
}
