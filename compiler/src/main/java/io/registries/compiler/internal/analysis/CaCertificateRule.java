// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Plurals;
import io.registries.compiler.internal.crypto.PemCertificates;
import io.registries.compiler.internal.crypto.PemException;
import io.registries.compiler.internal.input.InputProblem;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.FileReference;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** A CA certificate must be there, be one, and be in force. */
record CaCertificateRule(Clock clock) implements ConfigurationRule {
    private static final Duration SOON = Duration.ofDays(30);

    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        configuration.registries().stream()
                .flatMap(registry -> registry.connection().caCertificate().stream())
                .distinct()
                .forEach(file -> check(file, diagnostics));
    }

    private void check(Located<FileReference> file, DiagnosticCollector diagnostics) {
        String name = "the CA certificate `" + file.value().written() + "`";
        try {
            PemCertificates.read(file.value().content()).stream()
                    .flatMap(certificate -> problem(file, name, certificate).stream())
                    .findFirst()
                    .ifPresent(diagnostics::add);
        } catch (IOException e) {
            diagnostics.add(InputProblem.diagnostic(file.span(), name, e));
        } catch (PemException e) {
            diagnostics.add(invalid(file, name + " " + e.reason()));
        }
    }

    private Optional<Diagnostic> problem(Located<FileReference> file, String name, X509Certificate certificate) {
        Instant now = clock.instant();
        Instant begin = certificate.getNotBefore().toInstant();
        Instant end = certificate.getNotAfter().toInstant();
        if (now.isAfter(end)) {
            return Optional.of(invalid(file, name + " expired on " + day(end)));
        }
        if (now.isBefore(begin)) {
            return Optional.of(invalid(file, name + " is not valid before " + day(begin)));
        }
        if (!PemCertificates.isTrustAnchor(certificate)) {
            return Optional.of(invalid(file, name + " is a server's own, and signs no other"));
        }
        if (now.plus(SOON).isAfter(end)) {
            return Optional.of(Diagnostic.at(
                            DiagnosticCode.EXPIRING_CA_CERTIFICATE,
                            file.span(),
                            name + " expires on " + day(end) + ", in "
                                    + Plurals.count(Duration.between(now, end).toDays(), "day"))
                    .help("put the authority's next certificate into the file, beside this one"));
        }
        return Optional.empty();
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Diagnostic invalid(Located<FileReference> file, String message) {
        return Diagnostic.at(DiagnosticCode.INVALID_CA_CERTIFICATE, file.span(), message)
                .help("name a PEM file with the certificate that signs the registry's");
    }
}
