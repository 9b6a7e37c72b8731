// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

import java.util.Optional;

/** Quay, with a robot account ({@code organisation+name}) or a user. */
record Quay() implements PasswordProvider {

    @Override
    public String type() {
        return "quay";
    }

    @Override
    public Optional<String> defaultUrl() {
        return Optional.of("quay.io");
    }

    @Override
    public RepositoryShape repositoryShape() {
        return new RepositoryShape(2, Integer.MAX_VALUE, "organisation/repository");
    }

    @Override
    public boolean hasConnection() {
        return true;
    }

    @Override
    public boolean serves(RegistryUrl url) {
        return url.host().equals("quay.io");
    }

    // Quay can be self-hosted.
    @Override
    public boolean allowsHostOf(Provider owner) {
        return owner instanceof Other;
    }
}
