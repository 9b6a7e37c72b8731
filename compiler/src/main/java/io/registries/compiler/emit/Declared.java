// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.emit;

import io.registries.compiler.model.PullSecret;
import java.util.ArrayList;
import java.util.List;

/** What a configuration says of the logins of a pull secret, all of which stands in git. */
final class Declared {
    private Declared() {}

    /** For each entry its key, and where each of its values comes from; a literal secret is not told. */
    static List<Object> logins(PullSecret secret) {
        List<Object> logins = new ArrayList<>();
        secret.entries()
                .forEach(entry -> entry.access()
                        .declared()
                        .forEach((field, said) -> logins.add(List.of(entry.authKey(), field, said))));
        return logins;
    }
}
