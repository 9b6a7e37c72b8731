// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.context;

import io.registries.compiler.internal.format.JsonFields;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The user of an entry of {@code auths}. The secrets of the entry are not stored here, but recorded in
 * {@link ImportedSecrets} so that they are not written anywhere.
 *
 * @param user the user name, if the entry contains it
 * @param identityToken whether the entry contains a token that only Docker can use
 */
public record AuthEntry(Optional<String> user, boolean identityToken) {

    public static AuthEntry read(JsonNode entry, ImportedSecrets secrets) {
        for (String field : new String[] {"password", "auth", "identitytoken", "registrytoken"}) {
            secrets.add(entry.path(field));
        }
        Optional<String> user = JsonFields.nonBlank(entry, "username");
        Optional<String> userAndPassword = decoded(JsonFields.text(entry, "auth"));
        int colon = userAndPassword.map(text -> text.indexOf(':')).orElse(-1);
        if (colon >= 0) {
            secrets.add(userAndPassword.orElse("").substring(colon + 1));
            user = Optional.of(userAndPassword.orElse("").substring(0, colon)).filter(name -> !name.isEmpty());
        } else {
            userAndPassword.ifPresent(secrets::add);
        }
        return new AuthEntry(user, JsonFields.nonBlank(entry, "identitytoken").isPresent());
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
