// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import io.registries.compiler.diagnostic.Located;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The credentials of a registry. */
public sealed interface RegistryCredentials {
    /** Fields that are not secret and may be literals. */
    Set<String> NON_SECRET_FIELDS = Set.of("username", "accessKeyId");

    /** The references to resolve, by field name, the username first. */
    Map<String, Located<SecretReference>> fields();

    /** The references to resolve, the username first. */
    default List<Located<SecretReference>> references() {
        return List.copyOf(fields().values());
    }

    /** The declaration of each field without secrets: a literal name, or a description of the reference. */
    default Map<String, String> declared() {
        Map<String, String> declared = new LinkedHashMap<>();
        fields().forEach((field, reference) -> declared.put(
                field,
                reference.value() instanceof SecretReference.Literal literal && NON_SECRET_FIELDS.contains(field)
                        ? literal.value()
                        : reference.value().describe()));
        return declared;
    }

    private static Map<String, Located<SecretReference>> fields(
            String nameField, Located<SecretReference> name, String secretField, Located<SecretReference> secret) {
        Map<String, Located<SecretReference>> fields = new LinkedHashMap<>();
        fields.put(nameField, name);
        fields.put(secretField, secret);
        return Collections.unmodifiableMap(fields);
    }

    /** No credentials: public for pulls, no pushes. */
    record NoCredentials() implements RegistryCredentials {
        @Override
        public Map<String, Located<SecretReference>> fields() {
            return Map.of();
        }
    }

    /** The IAM role of the machine. */
    record MachineRole() implements RegistryCredentials {
        @Override
        public Map<String, Located<SecretReference>> fields() {
            return Map.of();
        }
    }

    /**
     * An AWS access key.
     *
     * @param accessKeyId the public part
     * @param secretAccessKey the secret part
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
     * @param username usually a literal
     * @param password a password or a token
     */
    record Password(Located<SecretReference> username, Located<SecretReference> password)
            implements RegistryCredentials {
        @Override
        public Map<String, Located<SecretReference>> fields() {
            return RegistryCredentials.fields("username", username, "password", password);
        }

        // Written by hand because these are keys of large maps: the generated methods of records are several times
        // slower.
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
