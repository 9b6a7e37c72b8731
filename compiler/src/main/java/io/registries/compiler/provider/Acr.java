// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.provider;

/** Azure Container Registry: {@code <name>.azurecr.io}, by service principal or repository token. */
record Acr() implements PasswordProvider {

    @Override
    public String type() {
        return "acr";
    }

    @Override
    public boolean hasConnection() {
        return true;
    }

    @Override
    public boolean serves(RegistryUrl url) {
        return url.host().endsWith(".azurecr.io");
    }
}
