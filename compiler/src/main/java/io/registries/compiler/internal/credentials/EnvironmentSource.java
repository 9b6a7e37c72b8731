// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.CredentialSource;
import io.registries.compiler.model.SecretReference;
import java.util.Map;

/**
 * Reads secrets from environment variables.
 *
 * @param environment the variables
 */
public record EnvironmentSource(Map<String, String> environment) implements CredentialSource {
    @Override
    public boolean serves(SecretReference reference) {
        return reference instanceof SecretReference.EnvironmentVariable;
    }

    @Override
    public String read(SecretReference reference, CredentialSource.CredentialPart part)
            throws CredentialSource.CredentialUnavailableException {
        String name = ((SecretReference.EnvironmentVariable) reference).name();
        String value = environment.get(name);
        if (value == null || value.isEmpty()) {
            throw new CredentialSource.CredentialUnavailableException(
                    true, value == null ? "is not set" : "is empty", "set `" + name + "` for this run");
        }
        return value;
    }

    @Override
    public String toString() {
        return "EnvironmentSource";
    }
}
