// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.internal.seal.AgeRecipient;
import io.registries.compiler.internal.seal.SealingException;
import io.registries.compiler.internal.seal.SopsFile;
import io.registries.compiler.model.Delivery.Sops;
import io.registries.compiler.model.OutputKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Generates Helm values of the dt-secrets chart, rendered by the same template as plain values, then encrypted for
 * SOPS.
 */
final class SopsValues extends PullSecretGenerator {
    SopsValues() {
        super(OutputKind.SOPS_VALUES, Sops.class);
    }

    @Override
    List<FileTemplateModel> files(EnvironmentPullSecret pullSecret, EmitInput input) {
        Keychain keychain = input.keychain();
        FileTemplateModel plain = file(
                pullSecret,
                "/values.sops.yaml",
                DtSecrets.TEMPLATE,
                () -> DtSecrets.values(pullSecret, keychain),
                fields -> DtSecrets.addFacts(pullSecret, fields));
        return List.of(plain.complete(pullSecret.isComplete(keychain))
                .withPostProcessor(text -> encrypted(text, plain.path(), pullSecret, input)));
    }

    private static String encrypted(String text, String path, EnvironmentPullSecret pullSecret, EmitInput input)
            throws SealingException {
        ReencryptionPolicy policy = input.reencryption();
        Sops sops = (Sops) pullSecret.secret().delivery();
        EncryptionFingerprint inputs =
                policy.fingerprint(path, pullSecret, input.keychain(), SopsFile.withoutValues(text), sops.recipients());
        List<AgeRecipient> recipients = new ArrayList<>();
        for (Located<String> recipient : sops.recipients()) {
            recipients.add(AgeRecipient.parse(recipient.value()));
        }
        Optional<String> reused = policy.reuse(path, inputs)
                .filter(previous -> SopsFile.isEncryptionOf(EncryptionFingerprint.body(previous), text, recipients));
        if (reused.isPresent()) {
            return reused.get();
        }
        String encrypted = SopsFile.encrypt(text, recipients, policy.random().get());
        return policy.withFingerprint(path, inputs, encrypted, Optional.empty());
    }
}
