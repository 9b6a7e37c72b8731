// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import io.registries.compiler.diagnostic.Located;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a registry lets one in. */
public sealed interface RegistryCredentials {
    /** Fields whose literal is a name, and no secret. */
    Set<String> NAMES = Set.of("username", "accessKeyId");

    /** Everything that must be read for it, by the names of the fields, the username first. */
    Map<String, Located<SecretReference>> fields();

    /** Everything that must be read for it, the username first. */
    default List<Located<SecretReference>> references() {
        return List.copyOf(fields().values());
    }

    /** What is declared for each field, none of it a secret: a name that stands in the file, or else where the value is. */
    default Map<String, String> declared() {
        Map<String, String> declared = new LinkedHashMap<>();
        fields().forEach((field, reference) -> declared.put(
                field,
                reference.value() instanceof SecretReference.Literal literal && NAMES.contains(field)
                        ? literal.value()
                        : reference.value().describe()));
        return declared;
    }

    private static Map<String, Located<SecretReference>> fields(
            String username, Located<SecretReference> first, String secret, Located<SecretReference> second) {
        Map<String, Located<SecretReference>> fields = new LinkedHashMap<>();
        fields.put(username, first);
        fields.put(secret, second);
        return Collections.unmodifiableMap(fields);
    }

    /** No credentials: anyone may pull, nobody may push. */
    record NoCredentials() implements RegistryCredentials {
        @Override
        public Map<String, Located<SecretReference>> fields() {
            return Map.of();
        }
    }

    /** The role of the machine itself. */
    record MachineRole() implements RegistryCredentials {
        @Override
        public Map<String, Located<SecretReference>> fields() {
            return Map.of();
        }
    }

    /**
     * An AWS access key.
     *
     * @param accessKeyId its public half
     * @param secretAccessKey its secret half
     */
    record AccessKey(Located<SecretReference> accessKeyId, Located<SecretReference> secretAccessKey)
            implements RegistryCredentials {
        @Override
        public Map<String, Located<SecretReference>> fields() {
            return RegistryCredentials.fields("accessKeyId", accessKeyId, "secretAccessKey", secretAccessKey);
        }
    }

    /**
     * A username and a password or token.
     *
     * @param username often a literal
     * @param password a password or a token
     */
    record Password(Located<SecretReference> username, Located<SecretReference> password)
            implements RegistryCredentials {
        @Override
        public Map<String, Located<SecretReference>> fields() {
            return RegistryCredentials.fields("username", username, "password", password);
        }

        // By hand, as keys of large maps: what Java makes for a record starts slowly and costs several times as much.
        @Override
        public boolean equals(Object other) {
            return other instanceof Password that && username.equals(that.username) && password.equals(that.password);
        }

        @Override
        public int hashCode() {
            return 31 * username.hashCode() + password.hashCode();
        }
    }

    /**
     * The JSON key of a Google service account.
     *
     * @param key the whole JSON
     */
    record ServiceAccountKey(Located<SecretReference> key) implements RegistryCredentials {
        @Override
        public Map<String, Located<SecretReference>> fields() {
            return Map.of("serviceAccountKey", key);
        }
    }
}
