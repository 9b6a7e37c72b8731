// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import io.registries.compiler.internal.format.YamlScalars;
import io.registries.compiler.model.provider.ServiceAccountProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Credentials as references: usernames as they are where they are no secret, passwords never. */
final class CredentialReferences {
    private static final String BASE64_KEY = "_json_key_base64";

    private CredentialReferences() {}

    /** What to log in with, from environment variables of suggested names. */
    static ImportedRegistry fromEnvironment(ImportedRegistry registry, ImportedSecrets secrets) {
        ImportedRegistry login = registry;
        for (var field : fields(registry, registry.user(), "", secrets).entrySet()) {
            login = login.with(field.getKey(), field.getValue());
        }
        return registry.user().equals(Optional.of(BASE64_KEY)) && isGoogle(registry)
                ? login.commented("its key was in base64: give the variable the JSON that it holds")
                : login;
    }

    /** What clusters pull with instead. */
    static ImportedRegistry pulledBy(ImportedRegistry registry, Optional<String> user, ImportedSecrets secrets) {
        return registry.withPullCredentials(fields(registry, user, "PULL_", secrets));
    }

    private static Map<String, Object> fields(
            ImportedRegistry registry, Optional<String> user, String use, ImportedSecrets secrets) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (isGoogle(registry)) {
            fields.put("serviceAccountKey", Map.of("env", registry.variable(use + "KEY")));
            return fields;
        }
        fields.put(
                "username",
                user.filter(name -> isPlain(name, secrets))
                        .<Object>map(name -> name)
                        .orElse(Map.of("env", registry.variable(use + "USERNAME"))));
        fields.put("password", Map.of("env", registry.variable(use + "PASSWORD")));
        return fields;
    }

    static boolean isGoogle(ImportedRegistry registry) {
        return registry.type() instanceof ServiceAccountProvider;
    }

    /** Whether a username may stand in a file that lives in git. */
    static boolean isPlain(String user, ImportedSecrets secrets) {
        return user.codePoints().allMatch(YamlScalars::isPrintable) && user.indexOf('{') < 0 && !secrets.isIn(user);
    }
}
