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
import java.util.stream.Stream;

/** Values of the dt-secrets chart, encrypted by SOPS: made by the template of the plain ones, then encrypted. */
final class SopsValues extends PullSecretGenerator {
    SopsValues() {
        super(OutputKind.SOPS_VALUES, Sops.class);
    }

    @Override
    Stream<FileTemplateModel> files(EnvironmentPullSecret placed, EmitInput input) {
        Keychain keychain = input.keychain();
        FileTemplateModel plain = file(
                placed,
                "/values.sops.yaml",
                DtSecrets.TEMPLATE,
                () -> DtSecrets.values(placed, keychain),
                () -> DtSecrets.facts(placed));
        return Stream.of(plain.complete(placed.isComplete(keychain))
                .finishedBy(text -> encrypted(text, plain.path(), placed, input)));
    }

    private static String encrypted(String text, String path, EnvironmentPullSecret placed, EmitInput input)
            throws SealingException {
        ReencryptionPolicy policy = input.reencryption();
        Sops sops = (Sops) placed.secret().delivery();
        EncryptionFingerprint inputs =
                policy.fingerprint(placed, input.keychain(), SopsFile.withoutValues(text), sops.recipients());
        List<AgeRecipient> recipients = new ArrayList<>();
        for (Located<String> recipient : sops.recipients()) {
            recipients.add(AgeRecipient.parse(recipient.value()));
        }
        Optional<String> previous = policy.reuse(path, inputs);
        return previous.isPresent()
                ? previous.get()
                : inputs.line()
                        + SopsFile.encrypt(text, recipients, policy.random().get());
    }
}
