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
import io.registries.compiler.model.Registry;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A file of CA certificates must have one that is valid; certificates without effect are reported. */
record CaCertificateRule(Clock clock) implements ConfigurationRule {
    private static final String HELP =
            "set `caCertificate` to a PEM file with the CA certificate that signed the registry's certificate";

    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        Set<Located<FileReference>> checked = new HashSet<>();
        for (Registry registry : configuration.registries()) {
            Optional<Located<FileReference>> file = registry.connection().caCertificate();
            if (file.isPresent() && checked.add(file.get())) {
                check(file.get(), diagnostics);
            }
        }
    }

    private void check(Located<FileReference> file, DiagnosticCollector diagnostics) {
        String name = "the CA certificate `" + file.value().written() + "`";
        try {
            check(file, name, PemCertificates.readAll(file.value().content()), diagnostics);
        } catch (IOException e) {
            diagnostics.add(InputProblem.diagnostic(file.span(), name, e));
        } catch (PemException e) {
            diagnostics.add(invalid(file, name + " " + e.reason()).help(e.help()));
        }
    }

    // Docker and containerd use what they can of a file, so one usable certificate is enough.
    private void check(
            Located<FileReference> file,
            String name,
            PemCertificates.CertificateFile content,
            DiagnosticCollector diagnostics) {
        List<String> problems = new ArrayList<>();
        content.certificates().forEach(certificate -> problem(certificate).ifPresent(problems::add));
        if (problems.size() == content.certificates().size()) {
            diagnostics.add(invalid(file, name + " " + problems.get(0)).help(HELP));
            return;
        }
        if (content.damaged() > 0) {
            diagnostics.add(
                    ignored(file, name + " contains " + Plurals.count(content.damaged(), "damaged certificate")));
        }
        String several = "one of the " + content.certificates().size() + " certificates in `"
                + file.value().written() + "` ";
        problems.forEach(problem -> diagnostics.add(ignored(file, several + problem)));
        content.certificates().stream()
                .filter(certificate -> problem(certificate).isEmpty())
                .map(certificate -> certificate.getNotAfter().toInstant())
                .max(Comparator.naturalOrder())
                .filter(last ->
                        clock.instant().plus(ExpiryPolicy.EXPIRY_WARNING).isAfter(last))
                .ifPresent(last -> diagnostics.add(expiring(file, name, last)));
    }

    private Optional<String> problem(X509Certificate certificate) {
        Instant now = clock.instant();
        Instant notBefore = certificate.getNotBefore().toInstant();
        Instant notAfter = certificate.getNotAfter().toInstant();
        if (now.isAfter(notAfter)) {
            return Optional.of("expired on " + day(notAfter));
        }
        if (now.isBefore(notBefore)) {
            return Optional.of("is not valid before " + day(notBefore));
        }
        return PemCertificates.canBeTrusted(certificate)
                ? Optional.empty()
                : Optional.of("must not sign certificates: it has no `CA:TRUE`, or a key usage without `keyCertSign`");
    }

    private Diagnostic expiring(Located<FileReference> file, String name, Instant end) {
        return Diagnostic.at(
                        DiagnosticCode.EXPIRING_CA_CERTIFICATE,
                        file.span(),
                        name + " expires on " + day(end) + ", in "
                                + Plurals.count(
                                        Duration.between(clock.instant(), end).toDays(), "day"))
                .help("add the new CA certificate to the file, next to this one");
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Diagnostic invalid(Located<FileReference> file, String message) {
        return Diagnostic.at(DiagnosticCode.INVALID_CA_CERTIFICATE, file.span(), message);
    }

    private static Diagnostic ignored(Located<FileReference> file, String message) {
        return Diagnostic.at(DiagnosticCode.IGNORED_CA_CERTIFICATE, file.span(), message)
                .help("remove it from the file; Docker and containerd ignore it");
    }
}
