// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.link;

import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.internal.input.RefusedInputException;
import io.registries.compiler.internal.input.SecretFiles;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Delivery;
import io.registries.compiler.model.FileReference;
import java.util.List;
import java.util.stream.Stream;

/** Files that are copied into the output must not be declared as secrets. */
final class InputFileCheck {
    private InputFileCheck() {}

    static void check(
            Configuration configuration, List<Located<FileReference>> contentFiles, DiagnosticCollector diagnostics) {
        List<Located<FileReference>> inputs = Stream.of(
                        contentFiles.stream(), caCertificates(configuration), sealingCertificates(configuration))
                .flatMap(files -> files)
                .toList();
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

    private static Stream<Located<FileReference>> caCertificates(Configuration configuration) {
        return configuration.registries().stream().flatMap(registry -> registry.connection().caCertificate().stream());
    }

    private static Stream<Located<FileReference>> sealingCertificates(Configuration configuration) {
        return configuration.environments().stream()
                .flatMap(environment -> environment.pullSecrets().stream())
                .<Located<FileReference>>mapMulti((secret, files) -> {
                    if (secret.delivery() instanceof Delivery.Sealed sealed) {
                        files.accept(sealed.certificate());
                    }
                });
    }
}
