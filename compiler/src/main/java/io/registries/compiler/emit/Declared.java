// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.emit;

import io.registries.compiler.model.PullSecret;
import io.registries.compiler.model.SecretReference;
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
                        .fields()
                        .forEach((field, reference) ->
                                logins.add(List.of(entry.authKey(), field, said(field, reference.value())))));
        return logins;
    }

    private static String said(String field, SecretReference reference) {
        boolean isName = field.equals("username");
        return isName && reference instanceof SecretReference.Literal literal ? literal.value() : reference.describe();
    }
}
