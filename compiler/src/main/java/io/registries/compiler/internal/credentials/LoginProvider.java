// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.RegistryCredentials;
import java.time.Duration;
import java.util.Optional;

/** Provides the logins of registries, including tokens issued by AWS. Must be thread-safe. */
@FunctionalInterface
public interface LoginProvider {

    /**
     * The login for credentials; empty for anonymous access.
     *
     * @param timeout the longest time to wait for AWS
     */
    Result<Optional<Credential>> login(Registry registry, RegistryCredentials credentials, Duration timeout);
}
