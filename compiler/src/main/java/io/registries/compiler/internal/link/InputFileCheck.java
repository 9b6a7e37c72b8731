// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.link;

import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.internal.input.RefusedInputException;
import io.registries.compiler.internal.input.SecretFiles;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Delivery;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.FileReference;
import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files that are copied into the output must not be declared as secrets. */
final class InputFileCheck {
    private InputFileCheck() {}

    static void check(
            Configuration configuration, List<Located<FileReference>> contentFiles, DiagnosticCollector diagnostics) {
        List<Located<FileReference>> inputs = new ArrayList<>(contentFiles);
        addCaCertificates(configuration, inputs);
        addSealingCertificates(configuration, inputs);
        if (inputs.isEmpty()) {
            return;
        }
        SecretFiles secrets = new SecretFiles(configuration.secretFiles());
        for (Located<FileReference> input : inputs) {
            try {
                secrets.reject(input.value().path());
            } catch (RefusedInputException e) {
                diagnostics.add(
                        e.diagnostic(input.span(), "the file `" + input.value().written() + "`"));
            }
        }
    }

    private static void addCaCertificates(Configuration configuration, List<Located<FileReference>> files) {
        for (Registry registry : configuration.registries()) {
            Optional<Located<FileReference>> file = registry.connection().caCertificate();
            if (file.isPresent()) {
                files.add(file.get());
            }
        }
    }

    private static void addSealingCertificates(Configuration configuration, List<Located<FileReference>> files) {
        for (Environment environment : configuration.environments()) {
            for (PullSecret secret : environment.pullSecrets()) {
                if (secret.delivery() instanceof Delivery.Sealed sealed) {
                    files.add(sealed.certificate());
                }
            }
        }
    }
}
