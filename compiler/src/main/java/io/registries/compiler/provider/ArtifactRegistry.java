// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.provider;

import java.util.Optional;

/** Google Artifact Registry: {@code <location>-docker.pkg.dev}. */
record ArtifactRegistry() implements ServiceAccountProvider {

    @Override
    public String type() {
        return "artifact-registry";
    }

    @Override
    public RepositoryShape repositoryShape() {
        return new RepositoryShape(3, Integer.MAX_VALUE, "project/artifact-repository/image");
    }

    // GKE: the service account of the nodes.
    @Override
    public boolean hasNodeRole() {
        return true;
    }

    @Override
    public Optional<TokenGenerator> tokenGenerator() {
        return Optional.of(TokenGenerator.GCR);
    }

    @Override
    public boolean serves(RegistryUrl url) {
        return url.host().endsWith("-docker.pkg.dev");
    }
}
