// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.model.Registry;
import io.registries.compiler.model.RegistryCredentials;
import java.time.Duration;
import java.util.Optional;

/** What one logs in to a registry with, tokens that AWS mints included. May be asked by several threads. */
@FunctionalInterface
public interface LoginProvider {

    /**
     * The login of an access; nothing where anyone may come in.
     *
     * @param patience how long to wait for AWS, at most
     */
    Result<Optional<Credential>> of(Registry registry, RegistryCredentials access, Duration patience);
}
