// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

import java.util.Optional;

/** Types that are logged in to by the JSON key of a Google service account. */
public sealed interface ServiceAccountProvider extends Provider permits ArtifactRegistry, Gcr {
    /** The username that says that the password is a service account's JSON key. */
    String USERNAME = "_json_key";

    // GKE: the service account of the nodes.
    @Override
    default boolean hasNodeRole() {
        return true;
    }

    @Override
    default Optional<TokenGenerator> tokenGenerator() {
        return Optional.of(TokenGenerator.GCR);
    }
}
