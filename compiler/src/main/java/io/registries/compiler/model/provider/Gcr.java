// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

import java.util.Optional;
import java.util.regex.Pattern;

/** Google Container Registry: {@code gcr.io} and its regional hosts. */
record Gcr() implements ServiceAccountProvider {
    private static final Pattern HOST = Pattern.compile("([a-z0-9-]+\\.)?gcr\\.io");

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
        return HOST.matcher(url.host()).matches();
    }
}
