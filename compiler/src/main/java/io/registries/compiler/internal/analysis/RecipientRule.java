// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.DiagnosticCode;
import io.registries.compiler.diagnostic.DiagnosticCollector;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.internal.seal.AgeRecipient;
import io.registries.compiler.internal.seal.SealingException;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Delivery;
import io.registries.compiler.model.Environment;
import io.registries.compiler.model.PullSecret;

/** SOPS recipients must be valid age public keys; otherwise the cluster cannot decrypt the files. */
record RecipientRule() implements ConfigurationRule {
    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        for (Environment environment : configuration.environments()) {
            for (PullSecret secret : environment.pullSecrets()) {
                if (secret.delivery() instanceof Delivery.Sops sops) {
                    sops.recipients().forEach(recipient -> check(recipient, diagnostics));
                }
            }
        }
    }

    private static void check(Located<String> recipient, DiagnosticCollector diagnostics) {
        if (AgeRecipient.isSecret(recipient.value())) {
            diagnostics.add(
                    Diagnostic.at(
                                    DiagnosticCode.INVALID_RECIPIENT,
                                    recipient.span(),
                                    "this recipient is an age secret key, which can decrypt the file")
                            .help(
                                    "generate a new key, since this one is compromised, and write its public key (`age-keygen -y` prints it)"));
            return;
        }
        try {
            AgeRecipient.parse(recipient.value());
        } catch (SealingException e) {
            diagnostics.add(Diagnostic.at(
                            DiagnosticCode.INVALID_RECIPIENT,
                            recipient.span(),
                            "the recipient `" + recipient + "` " + e.getMessage())
                    .help("copy it again: an age public key starts with `age1` and has 62 characters"));
        }
    }
}
