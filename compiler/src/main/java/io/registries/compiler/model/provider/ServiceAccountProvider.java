// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

import java.util.Optional;

/** Types that use the JSON key of a Google service account. */
public sealed interface ServiceAccountProvider extends Provider permits ArtifactRegistry, Gcr {
    /** The username for a password that is the JSON key of a service account. */
    String USERNAME = "_json_key";

    // GKE: the service account of the nodes.
    @Override
    default boolean supportsNodeRole() {
        return true;
    }

    @Override
    default Optional<TokenGenerator> tokenGenerator() {
        return Optional.of(TokenGenerator.GCR);
    }
}
