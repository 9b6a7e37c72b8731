// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.emit;

import io.registries.compiler.credentials.Keychain;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.Delivery.Sops;
import io.registries.compiler.seal.AgeRecipient;
import io.registries.compiler.seal.SopsFile;
import io.registries.compiler.seal.Unsealable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Values of the dt-secrets chart, encrypted by SOPS: made by the template of the plain ones, then encrypted. */
final class SopsValues implements PullSecretGenerator {
    @Override
    public OutputKind kind() {
        return OutputKind.SOPS_VALUES;
    }

    @Override
    public Class<Sops> delivery() {
        return Sops.class;
    }

    @Override
    public Stream<Draft> files(Placed placed, EmitInput input) {
        Keychain keychain = input.keychain();
        String path = placed.path(kind()) + "/values.sops.yaml";
        return Stream.of(new Draft(
                        kind(),
                        path,
                        DtSecrets.TEMPLATE,
                        () -> DtSecrets.values(placed, keychain),
                        placed.secret().name().span(),
                        () -> DtSecrets.facts(placed))
                .complete(placed.isComplete(keychain))
                .finishedBy(text -> encrypted(text, path, placed, input)));
    }

    private static String encrypted(String text, String path, Placed placed, EmitInput input) throws Unsealable {
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
