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

/** What SOPS encrypts for must be public keys of age: a slip in one would be found when the cluster cannot decrypt. */
record RecipientRule() implements ConfigurationRule {
    @Override
    public void check(Configuration configuration, DiagnosticCollector diagnostics) {
        configuration.environments().stream()
                .flatMap(environment -> environment.pullSecrets().stream())
                .filter(secret -> secret.delivery() instanceof Delivery.Sops)
                .flatMap(secret -> ((Delivery.Sops) secret.delivery()).recipients().stream())
                .forEach(recipient -> check(recipient, diagnostics));
    }

    private static void check(Located<String> recipient, DiagnosticCollector diagnostics) {
        if (AgeRecipient.isSecret(recipient.value())) {
            diagnostics.add(Diagnostic.at(
                            DiagnosticCode.INVALID_RECIPIENT,
                            recipient.span(),
                            "this recipient is a secret key of age, which opens what is encrypted")
                    .help("write its public key, `age-keygen -y` prints it, and make a new one: this is known now"));
            return;
        }
        try {
            AgeRecipient.parse(recipient.value());
        } catch (SealingException e) {
            diagnostics.add(Diagnostic.at(
                            DiagnosticCode.INVALID_RECIPIENT,
                            recipient.span(),
                            "the recipient `" + recipient + "` " + e.getMessage())
                    .help("copy it again: it begins with `age1` and has 62 characters"));
        }
    }
}
