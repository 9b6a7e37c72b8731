// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.internal.crypto.ExpiryPolicy;
import io.registries.compiler.internal.input.InputProblem;
import io.registries.compiler.internal.seal.SealingCertificate;
import io.registries.compiler.internal.seal.SealingException;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Delivery.Sealed;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.FileReference;
import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.SealingScope;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Sealing needs a namespace, unless the scope is cluster-wide, and a valid certificate. */
record SealingRule(Clock clock) implements ConfigurationRule {

    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        Set<FileReference> checked = new HashSet<>();
        for (Environment environment : configuration.environments()) {
            for (PullSecret secret : environment.pullSecrets()) {
                if (secret.delivery() instanceof Sealed sealed) {
                    if (environment.namespace().isEmpty() && sealed.scope() != SealingScope.CLUSTER_WIDE) {
                        diagnostics.add(withoutNamespace(environment, secret, sealed));
                    }
                    if (checked.add(sealed.certificate().value())) {
                        problem(sealed.certificate()).ifPresent(diagnostics::add);
                    }
                }
            }
        }
    }

    private static Diagnostic withoutNamespace(Environment environment, PullSecret secret, Sealed sealed) {
        return Diagnostic.at(
                        DiagnosticCode.MISSING_NAMESPACE,
                        environment.name().span(),
                        "pull secret `" + secret.name() + "` of environment `" + environment.name()
                                + "` has scope `" + sealed.scope().id()
                                + "`, which requires a namespace, but the environment has no `namespace`")
                .related(secret.name().span(), "the pull secret")
                .help("add `namespace` to the environment, or `scope: cluster-wide` to `sealing`");
    }

    private Optional<Diagnostic> problem(Located<FileReference> file) {
        String name = "the certificate `" + file.value().written() + "`";
        try {
            SealingCertificate certificate =
                    SealingCertificate.parse(file.value().content());
            return validityProblem(file, name, certificate);
        } catch (IOException e) {
            return Optional.of(InputProblem.diagnostic(file.span(), name, e));
        } catch (SealingException e) {
            return Optional.of(invalid(file, name + " " + e.getMessage()));
        }
    }

    private Optional<Diagnostic> validityProblem(
            Located<FileReference> file, String name, SealingCertificate certificate) {
        Instant now = clock.instant();
        if (now.isAfter(certificate.notAfter())) {
            return Optional.of(invalid(file, name + " expired on " + day(certificate.notAfter())));
        }
        if (now.isBefore(certificate.notBefore())) {
            return Optional.of(invalid(file, name + " is not valid before " + day(certificate.notBefore())));
        }
        return now.plus(ExpiryPolicy.EXPIRY_WARNING).isAfter(certificate.notAfter())
                ? Optional.of(Diagnostic.at(
                                DiagnosticCode.EXPIRING_SEALING_CERTIFICATE,
                                file.span(),
                                name + " expires on " + day(certificate.notAfter()) + ", in "
                                        + Duration.between(now, certificate.notAfter())
                                                .toDays() + " days")
                        .help("fetch the controller's current certificate with `kubeseal --fetch-cert`"))
                : Optional.empty();
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Diagnostic invalid(Located<FileReference> file, String message) {
        return Diagnostic.at(DiagnosticCode.INVALID_SEALING_CERTIFICATE, file.span(), message)
                .help("fetch the controller's current certificate with `kubeseal --fetch-cert`");
    }
}
