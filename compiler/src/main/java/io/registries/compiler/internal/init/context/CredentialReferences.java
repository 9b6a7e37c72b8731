// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.context;

import io.registries.compiler.internal.format.YamlScalars;
import io.registries.compiler.model.provider.ServiceAccountProvider;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes credentials as references; only usernames that are not secret are written as literals. */
public final class CredentialReferences {
    private static final String BASE64_KEY = "_json_key_base64";

    private CredentialReferences() {}

    /** Adds credentials from environment variables with suggested names. */
    public static ImportedRegistry fromEnvironment(ImportedRegistry registry, ImportedSecrets secrets) {
        ImportedRegistry login = registry;
        for (var field : fields(registry, registry.user(), "", secrets).entrySet()) {
            login = login.with(field.getKey(), field.getValue());
        }
        return registry.user().equals(Optional.of(BASE64_KEY)) && isGoogle(registry)
                ? login.withComment("its key was encoded in base64: set the variable to the decoded JSON")
                : login;
    }

    /** Adds separate credentials for pulls. */
    public static ImportedRegistry withPullUser(
            ImportedRegistry registry, Optional<String> user, ImportedSecrets secrets) {
        return registry.withPullCredentials(fields(registry, user, "PULL_", secrets));
    }

    private static Map<String, Object> fields(
            ImportedRegistry registry, Optional<String> user, String prefix, ImportedSecrets secrets) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (isGoogle(registry)) {
            fields.put("serviceAccountKey", Map.of("env", registry.variable(prefix + "KEY")));
            return fields;
        }
        fields.put(
                "username",
                user.filter(name -> isPlain(name, secrets))
                        .<Object>map(name -> name)
                        .orElse(Map.of("env", registry.variable(prefix + "USERNAME"))));
        fields.put("password", Map.of("env", registry.variable(prefix + "PASSWORD")));
        return fields;
    }

    public static boolean isGoogle(ImportedRegistry registry) {
        return registry.type() instanceof ServiceAccountProvider;
    }

    /** Whether a username can be written to a file that is stored in git. */
    public static boolean isPlain(String user, ImportedSecrets secrets) {
        return user.codePoints().allMatch(YamlScalars::isPrintable) && user.indexOf('{') < 0 && !secrets.isIn(user);
    }
}
