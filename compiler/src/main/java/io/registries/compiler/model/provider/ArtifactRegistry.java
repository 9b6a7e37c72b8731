// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

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

    @Override
    public boolean serves(RegistryUrl url) {
        return url.host().endsWith("-docker.pkg.dev");
    }
}
