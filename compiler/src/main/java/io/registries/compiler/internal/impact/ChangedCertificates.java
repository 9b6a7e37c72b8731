// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.impact;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.FileReference;
import io.registries.compiler.model.Registry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds registries whose CA certificate differs: its owner can impersonate the registry and receive credentials. */
final class ChangedCertificates {
    private ChangedCertificates() {}

    /** @param renamed the registries with a new name, by their former name */
    static List<Diagnostic> find(
            Configuration former,
            Configuration current,
            Map<String, Registry> renamed,
            CertificateDigests formerDigests,
            CertificateDigests currentDigests) {
        Map<String, Optional<String>> trusted = new HashMap<>();
        for (Registry registry : former.registries()) {
            String name = registry.name().value();
            Registry successor = renamed.get(name);
            trusted.put(
                    successor == null ? name : successor.name().value(),
                    registry.connection().caCertificate().map(file -> formerDigests.digest(file.value())));
        }
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (Registry registry : current.registries()) {
            Optional<String> before = trusted.get(registry.name().value());
            Optional<Located<FileReference>> file = registry.connection().caCertificate();
            if (before != null
                    && file.isPresent()
                    && !before.equals(
                            Optional.of(currentDigests.digest(file.get().value())))) {
                diagnostics.add(changed(registry, file.get()));
            }
        }
        return diagnostics;
    }

    private static Diagnostic changed(Registry registry, Located<FileReference> file) {
        return Diagnostic.at(
                        DiagnosticCode.CHANGED_CA_CERTIFICATE,
                        file.span(),
                        "registry `" + registry.name() + "` trusts the CA certificate `"
                                + file.value().written() + "`, which is new or has changed since the baseline")
                .help("check the origin of the certificate: its owner can receive the credentials of the registry");
    }
}
