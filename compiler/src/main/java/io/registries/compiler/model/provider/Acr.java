// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Azure Container Registry: {@code <name>.azurecr.io}, {@code .azurecr.cn} in China and {@code .azurecr.us} for the US
 * government, with a service principal or a repository token.
 */
record Acr() implements PasswordProvider {
    private static final Pattern HOST = Pattern.compile("[a-z0-9-]+\\.azurecr\\.(io|cn|us)");

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
        return HOST.matcher(url.host()).matches();
    }

    @Override
    public String hostFormat() {
        return "<name>.azurecr.io";
    }
}
