// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.emit;

import io.registries.compiler.credentials.Keychain;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.Access;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.Delivery.Sops;
import io.registries.compiler.seal.AgeRecipient;
import io.registries.compiler.seal.SopsFile;
import io.registries.compiler.seal.Unsealable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Values of the dt-secrets chart, encrypted by SOPS: made by the template of the plain ones, then encrypted. */
final class SopsValues {
    private SopsValues() {}

    static Stream<Access> accesses(Configuration configuration, Selection selection) {
        return Placed.of(configuration, selection, Sops.class).flatMap(Placed::accesses);
    }

    static Stream<Draft> drafts(
            Configuration configuration, Selection selection, Keychain keychain, Resealing resealing) {
        return Placed.of(configuration, selection, Sops.class).map(placed -> draft(placed, keychain, resealing));
    }

    private static Draft draft(Placed placed, Keychain keychain, Resealing resealing) {
        String path = placed.path(OutputKind.SOPS_VALUES) + "/values.sops.yaml";
        boolean complete = placed.isComplete(keychain);
        return new Draft(
                        OutputKind.SOPS_VALUES,
                        path,
                        DtSecrets.TEMPLATE,
                        () -> DtSecrets.values(placed, keychain),
                        placed.secret().name().span(),
                        () -> DtSecrets.facts(placed))
                .complete(complete)
                .finishedBy(text -> encrypted(text, path, placed, keychain, resealing));
    }

    private static String encrypted(String text, String path, Placed placed, Keychain keychain, Resealing resealing)
            throws Unsealable {
        Sops sops = (Sops) placed.secret().delivery();
        Stamp stamp = resealing.stamp(
                List.of(SopsFile.withoutValues(text), sops.recipients(), Declared.logins(placed.secret())),
                DockerConfigJson.of(placed.secret(), keychain),
                placed.isComplete(keychain));
        List<AgeRecipient> recipients = new ArrayList<>();
        for (Located<String> recipient : sops.recipients()) {
            recipients.add(AgeRecipient.parse(recipient.value()));
        }
        Former former = resealing.former(path);
        return former.keeps(stamp, resealing)
                ? former.text()
                : stamp.line()
                        + SopsFile.encrypt(text, recipients, resealing.random().get());
    }
}
