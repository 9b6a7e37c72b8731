// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

import java.util.Optional;

/** Google Container Registry: {@code gcr.io} and its regional hosts. */
record Gcr() implements ServiceAccountProvider {

    @Override
    public String type() {
        return "gcr";
    }

    @Override
    public Optional<String> defaultUrl() {
        return Optional.of("gcr.io");
    }

    @Override
    public boolean ociCompliantInDevtron() {
        return false;
    }

    @Override
    public RepositoryShape repositoryShape() {
        return new RepositoryShape(2, Integer.MAX_VALUE, "project/repository");
    }

    @Override
    public boolean serves(RegistryUrl url) {
        return url.host().equals("gcr.io") || url.host().endsWith(".gcr.io");
    }
}
