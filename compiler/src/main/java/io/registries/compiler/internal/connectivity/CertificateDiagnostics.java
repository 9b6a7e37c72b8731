// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.diagnostic.Plurals;
import io.registries.compiler.diagnostic.VisibleText;
import io.registries.compiler.internal.crypto.CertificateVerdict.Rejected;
import io.registries.compiler.internal.crypto.CertificateVerdict.RejectionReason;
import io.registries.compiler.internal.crypto.ServerNames;
import io.registries.compiler.internal.http.PeerCertificates;
import io.registries.compiler.model.FileReference;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The diagnostics of the certificates that a server presents.
 *
 * @param target the checked credentials
 * @param server the registry or its token service, as named in messages
 */
record CertificateDiagnostics(CredentialTarget target, ServerName server) {
    private static final int MAX_NAMES = 3;
    private static final int MAX_NAME_LENGTH = 120;

    /** Why a server is not trusted. */
    Diagnostic rejected(PeerCertificates certificates, Rejected rejected, String host) {
        X509Certificate culprit = rejected.certificate();
        String name = culprit.equals(certificates.certificate())
                ? "the certificate of " + server.name()
                : "the CA certificate "
                        + visible(culprit.getSubjectX500Principal().getName()) + " of " + server.name();
        return switch (rejected.reason()) {
            case EXPIRED ->
                at(
                                DiagnosticCode.EXPIRED_CERTIFICATE,
                                name + " expired on "
                                        + day(culprit.getNotAfter().toInstant()))
                        .help(server.askOperator() + " to renew it");
            case NOT_YET_VALID ->
                at(
                                DiagnosticCode.CERTIFICATE_NOT_YET_VALID,
                                name + " is not valid before "
                                        + day(culprit.getNotBefore().toInstant()))
                        .help("check the clock of this machine, or replace the certificate");
            case WRONG_HOST ->
                at(
                                DiagnosticCode.CERTIFICATE_HOSTNAME_MISMATCH,
                                name + " is issued for " + names(culprit) + ", not for `" + host + "`")
                        .help("set the host that the certificate names, or issue a certificate for this host");
            case NO_ALTERNATIVE_NAME ->
                invalid(name + " has no subject alternative name")
                        .help("issue it again with the subject alternative name `"
                                + (host.matches("[0-9.]+|.*:.*") ? "IP:" : "DNS:") + host + "`");
            case NOT_A_CA ->
                invalid(name + " must not sign other certificates")
                        .help("issue it again with the basic constraint `CA:TRUE` and the key usage `keyCertSign`");
            case WEAK_SIGNATURE ->
                invalid(name + " has a weak signature, " + culprit.getSigAlgName())
                        .help("issue it again with a SHA-256 signature and a key of at least 2048 bits (RSA)");
            case UNSUPPORTED_SIGNATURE ->
                invalid(name + " has an unsupported signature, " + culprit.getSigAlgName())
                        .help("issue it again with a SHA-256 signature");
            case WRONG_PURPOSE ->
                invalid(name + " is not for servers: its extended key usage does not contain `serverAuth`")
                        .help("issue it again with the extended key usage `serverAuth`");
            case PATH_TOO_LONG ->
                invalid(name + " allows fewer intermediate certificates than the registry presents")
                        .help("issue the certificate of the registry with a higher authority");
            case NAME_CONSTRAINT ->
                invalid(name + " must not sign certificates for `" + host + "`: its name constraints exclude it")
                        .help("issue the certificate of the registry with another authority");
            case UNKNOWN_CRITICAL_EXTENSION ->
                invalid(name + " has a critical extension that clients do not know")
                        .help("issue it again without that extension, or mark the extension as not critical");
            case WRONG_KEY, UNKNOWN_ISSUER -> untrusted(certificates, rejected);
        };
    }

    private Diagnostic untrusted(PeerCertificates certificates, Rejected rejected) {
        boolean wrongKey = rejected.reason() == RejectionReason.WRONG_KEY;
        String issuer = wrongKey
                ? visible(rejected.certificate().getSubjectX500Principal().getName())
                : visible(rejected.certificate().getIssuerX500Principal().getName());
        String signed = "the certificate "
                + visible(certificates.certificate().getSubjectX500Principal().getName()) + " of " + server.name()
                + " is signed by " + issuer;
        Optional<Located<FileReference>> file = target.registry().connection().caCertificate();
        if (file.isPresent()) {
            return wrongKey
                    ? Diagnostic.at(
                                    DiagnosticCode.UNTRUSTED_CERTIFICATE,
                                    file.get().span(),
                                    signed + ", and the trusted certificate of that name has another key")
                            .help("replace it with the present certificate of that authority")
                    : Diagnostic.at(
                                    DiagnosticCode.UNTRUSTED_CERTIFICATE,
                                    file.get().span(),
                                    signed + ", which is neither in this file nor trusted by the system")
                            .help("add the certificate of that authority to the file");
        }
        return at(DiagnosticCode.UNTRUSTED_CERTIFICATE, signed + ", which is not trusted")
                .help(
                        target.registry().provider().hasConnection()
                                ? "set `connection: secure-with-cert`, and `caCertificate` to the certificate of that"
                                        + " authority"
                                : "the connection may be intercepted; if a proxy of your organization does this, add its"
                                        + " certificate authority to the truststore of Java");
    }

    private Diagnostic invalid(String problem) {
        return at(DiagnosticCode.INVALID_CERTIFICATE, problem + ", so Docker and containerd reject it");
    }

    /** A warning about a certificate that expires soon. */
    Diagnostic expiring(PeerCertificates certificates, long days) {
        return at(
                        DiagnosticCode.EXPIRING_CERTIFICATE,
                        "the certificate of " + server.name() + " expires on " + day(certificates.expiry()) + ", in "
                                + Plurals.count(days, "day"))
                .help(server.askOperator() + " to renew it");
    }

    private Diagnostic at(DiagnosticCode code, String message) {
        return Diagnostic.at(code, target.url(), message);
    }

    private static String names(X509Certificate certificate) {
        List<String> names = ServerNames.of(certificate);
        String listed = names.stream()
                .limit(MAX_NAMES)
                .map(CertificateDiagnostics::visible)
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
        return names.size() > MAX_NAMES ? listed + " and " + (names.size() - MAX_NAMES) + " more" : listed;
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    // The server controls this text.
    private static String visible(String text) {
        String name = VisibleText.of(text);
        return name.length() > MAX_NAME_LENGTH ? name.substring(0, MAX_NAME_LENGTH) + "..." : name;
    }
}
