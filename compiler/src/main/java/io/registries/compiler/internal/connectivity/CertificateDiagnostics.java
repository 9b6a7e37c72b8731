// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Plurals;
import io.registries.compiler.diagnostic.VisibleText;
import io.registries.compiler.internal.http.PeerCertificates;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * The diagnostics of the certificates that a server presents.
 *
 * @param target the checked credentials
 * @param server the registry or its token service, as named in messages
 */
record CertificateDiagnostics(CredentialTarget target, ServerName server) {
    /** Why certificates are not trusted; they must have a problem. */
    Diagnostic problem(PeerCertificates certificates, String host) {
        String certificate = "the certificate of " + server.name();
        return switch (certificates.problem().orElseThrow()) {
            case EXPIRED ->
                Diagnostic.at(
                                DiagnosticCode.EXPIRED_CERTIFICATE,
                                target.url(),
                                certificate + " expired on " + expiry(certificates))
                        .help(server.askOperator() + " to renew it");
            case NOT_YET_VALID ->
                Diagnostic.at(
                                DiagnosticCode.CERTIFICATE_NOT_YET_VALID,
                                target.url(),
                                certificate + " is not valid before "
                                        + LocalDate.ofInstant(
                                                certificates
                                                        .certificate()
                                                        .getNotBefore()
                                                        .toInstant(),
                                                ZoneOffset.UTC))
                        .help("check the clock of this machine, or replace the certificate");
            case WRONG_HOST ->
                Diagnostic.at(
                                DiagnosticCode.CERTIFICATE_HOSTNAME_MISMATCH,
                                target.url(),
                                certificate + " is issued for " + VisibleText.of(certificates.subject()) + ", not for `"
                                        + host + "`")
                        .help("set the host that the certificate names, or issue a certificate for this host");
            case UNTRUSTED -> untrusted(certificates);
        };
    }

    private Diagnostic untrusted(PeerCertificates certificates) {
        String certificate = "the certificate " + VisibleText.of(certificates.subject()) + " of " + server.name()
                + " is signed by " + VisibleText.of(certificates.issuer());
        return target.registry().connection().caCertificate().isPresent()
                ? Diagnostic.at(
                                DiagnosticCode.UNTRUSTED_CERTIFICATE,
                                target.registry()
                                        .connection()
                                        .caCertificate()
                                        .get()
                                        .span(),
                                certificate + ", which this file does not contain")
                        .help("add the certificate of that authority to the file")
                : Diagnostic.at(
                                DiagnosticCode.UNTRUSTED_CERTIFICATE,
                                target.url(),
                                certificate + ", which is not trusted")
                        .help(
                                target.registry().provider().hasConnection()
                                        ? "set `connection: secure-with-cert`, and `caCertificate` to the certificate of that"
                                                + " authority"
                                        : "the connection may be intercepted; if a proxy of your organization does this, add its"
                                                + " certificate authority to the truststore of Java");
    }

    Diagnostic expiring(PeerCertificates certificates, long days) {
        return Diagnostic.at(
                        DiagnosticCode.EXPIRING_CERTIFICATE,
                        target.url(),
                        "the certificate of " + server.name() + " expires on " + expiry(certificates) + ", in "
                                + Plurals.count(days, "day"))
                .help(server.askOperator() + " to renew it");
    }

    private static LocalDate expiry(PeerCertificates certificates) {
        return certificates.chain().stream()
                .map(certificate ->
                        LocalDate.ofInstant(certificate.getNotAfter().toInstant(), ZoneOffset.UTC))
                .min(LocalDate::compareTo)
                .orElseThrow();
    }
}
