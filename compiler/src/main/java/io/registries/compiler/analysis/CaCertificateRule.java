// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.analysis;

import io.registries.compiler.diagnostic.Code;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Findings;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.FileReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;

/** A CA certificate must be there, be one, and be in force. */
record CaCertificateRule(Clock clock) implements Rule {
    @Override
    public void check(Configuration configuration, Findings findings) {
        configuration.registries().stream()
                .flatMap(registry -> registry.connection().caCertificate().stream())
                .distinct()
                .forEach(file -> check(file, findings));
    }

    private void check(Located<FileReference> file, Findings findings) {
        String name = "the CA certificate `" + file.value().written() + "`";
        try (InputStream in = Files.newInputStream(file.value().path())) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                findings.add(invalid(file, name + " holds no certificate"));
            }
            certificates.stream()
                    .map(X509Certificate.class::cast)
                    .filter(certificate ->
                            clock.instant().isAfter(certificate.getNotAfter().toInstant()))
                    .findFirst()
                    .ifPresent(expired -> findings.add(invalid(
                            file, name + " expired on " + expired.getNotAfter().toInstant())));
        } catch (IOException problem) {
            findings.add(Diagnostic.at(Code.MISSING_FILE, file.span(), name + " cannot be read")
                    .hint("paths are relative to the file that says them"));
        } catch (CertificateException problem) {
            findings.add(invalid(file, name + " is none in PEM form"));
        }
    }

    private static Diagnostic invalid(Located<FileReference> file, String message) {
        return Diagnostic.at(Code.INVALID_CA_CERTIFICATE, file.span(), message)
                .hint("name a PEM file with the certificate that signs the registry's");
    }
}
