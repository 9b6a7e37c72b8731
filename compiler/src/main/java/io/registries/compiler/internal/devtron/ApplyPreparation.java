// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.internal.credentials.Secret;
import io.registries.compiler.model.RegistryCredentials;
import java.util.Map;
import java.util.Set;

/** What earlier phases contribute before anything is sent. */
public interface ApplyPreparation {
    /** Checks logins with their registries, since Devtron does not. */
    Result<Keychain> check(Set<RegistryCredentials> credentials, Keychain keychain);

    /**
     * The values of the dt-secrets chart for the pull secrets of environments, by {@code environment/secret}, without those
     * whose logins are not available.
     */
    Result<Map<String, Secret>> pullSecretValues(Set<String> environments, Keychain keychain);
}
