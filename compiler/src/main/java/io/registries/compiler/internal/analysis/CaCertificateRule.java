// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Plurals;
import io.registries.compiler.internal.crypto.ExpiryPolicy;
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

/** CA certificates must exist, be valid, and not expire soon. */
record CaCertificateRule(Clock clock) implements ConfigurationRule {

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
        Instant notBefore = certificate.getNotBefore().toInstant();
        Instant notAfter = certificate.getNotAfter().toInstant();
        if (now.isAfter(notAfter)) {
            return Optional.of(invalid(file, name + " expired on " + day(notAfter)));
        }
        if (now.isBefore(notBefore)) {
            return Optional.of(invalid(file, name + " is not valid before " + day(notBefore)));
        }
        if (!PemCertificates.isTrustAnchor(certificate)) {
            return Optional.of(invalid(file, name + " is a server certificate, which cannot sign other certificates"));
        }
        if (now.plus(ExpiryPolicy.EXPIRY_WARNING).isAfter(notAfter)) {
            return Optional.of(Diagnostic.at(
                            DiagnosticCode.EXPIRING_CA_CERTIFICATE,
                            file.span(),
                            name + " expires on " + day(notAfter) + ", in "
                                    + Plurals.count(
                                            Duration.between(now, notAfter).toDays(), "day"))
                    .help("add the new CA certificate to the file, next to this one"));
        }
        return Optional.empty();
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Diagnostic invalid(Located<FileReference> file, String message) {
        return Diagnostic.at(DiagnosticCode.INVALID_CA_CERTIFICATE, file.span(), message)
                .help(
                        "set `caCertificate` to a PEM file with the CA certificate that signed the registry's certificate");
    }
}
