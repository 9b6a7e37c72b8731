// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Whom an entry of {@code auths} logs in as. Its secrets are remembered, so that they are not written elsewhere, and
 * not kept.
 *
 * @param user absent where the entry does not say it
 * @param identityToken whether it holds a token that only Docker can use
 */
record AuthEntry(Optional<String> user, boolean identityToken) {

    static AuthEntry read(JsonNode entry, ImportedSecrets secrets) {
        for (String field : new String[] {"password", "auth", "identitytoken", "registrytoken"}) {
            secrets.add(entry.path(field));
        }
        Optional<String> user = JsonFields.some(entry, "username");
        Optional<String> pair = decoded(JsonFields.text(entry, "auth"));
        int colon = pair.map(text -> text.indexOf(':')).orElse(-1);
        if (colon >= 0) {
            secrets.add(pair.orElse("").substring(colon + 1));
            user = Optional.of(pair.orElse("").substring(0, colon)).filter(name -> !name.isEmpty());
        } else {
            pair.ifPresent(secrets::add);
        }
        return new AuthEntry(user, JsonFields.some(entry, "identitytoken").isPresent());
    }

    private static Optional<String> decoded(String auth) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(auth.strip()), StandardCharsets.UTF_8))
                    .filter(text -> !text.isEmpty());
        } catch (IllegalArgumentException ignored) {
            return Optional.empty();
        }
    }
}
