// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

import java.util.regex.Pattern;

/** Google Artifact Registry: {@code <location>-docker.pkg.dev}. */
record ArtifactRegistry() implements ServiceAccountProvider {
    private static final Pattern HOST = Pattern.compile("[a-z0-9-]+-docker\\.pkg\\.dev");

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
        return HOST.matcher(url.host()).matches();
    }

    @Override
    public String hostFormat() {
        return "<location>-docker.pkg.dev";
    }
}
