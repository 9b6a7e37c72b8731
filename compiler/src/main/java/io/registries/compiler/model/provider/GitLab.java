// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

import java.util.Optional;

/** GitLab's container registry, with a deploy token or a user. */
record GitLab() implements PasswordProvider {

    @Override
    public String type() {
        return "gitlab";
    }

    @Override
    public Optional<String> defaultUrl() {
        return Optional.of("registry.gitlab.com");
    }

    @Override
    public RepositoryShape repositoryShape() {
        return new RepositoryShape(2, Integer.MAX_VALUE, "group/project");
    }

    @Override
    public boolean hasConnection() {
        return true;
    }

    @Override
    public boolean serves(RegistryUrl url) {
        return url.host().equals("registry.gitlab.com");
    }

    // GitLab can be self-hosted.
    @Override
    public boolean allowsHostOf(Provider owner) {
        return owner instanceof Other;
    }
}
