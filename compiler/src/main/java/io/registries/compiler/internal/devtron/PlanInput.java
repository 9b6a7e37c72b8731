// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.devtron;

import io.registries.compiler.diagnostic.Result;
import io.registries.compiler.internal.credentials.Keychain;
import io.registries.compiler.model.Configuration;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.RegistryCredentials;
import java.util.List;
import java.util.function.Function;

/**
 * What a plan compares with Devtron.
 *
 * @param configuration the validated configuration
 * @param paths how each image is pulled
 * @param digest of the configuration
 * @param keychains opens the keychain with the declared secrets that are available
 */
public record PlanInput(Configuration configuration, List<PullPath> paths, String digest, KeychainOpening keychains) {
    /** Opens a keychain for credentials. */
    public interface KeychainOpening extends Function<List<RegistryCredentials>, Result<Keychain>> {}

    public PlanInput {
        paths = List.copyOf(paths);
    }
}
