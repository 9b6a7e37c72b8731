// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

import java.util.Optional;

/** Azure Container Registry: {@code <name>.azurecr.io}, with a service principal or a repository token. */
record Acr() implements PasswordProvider {

    @Override
    public String type() {
        return "acr";
    }

    @Override
    public boolean hasConnection() {
        return true;
    }

    // AKS: the identity of the kubelet, once the registry is attached to the cluster.
    @Override
    public boolean supportsNodeRole() {
        return true;
    }

    @Override
    public Optional<TokenGenerator> tokenGenerator() {
        return Optional.of(TokenGenerator.ACR);
    }

    @Override
    public boolean serves(RegistryUrl url) {
        return url.host().endsWith(".azurecr.io");
    }
}
