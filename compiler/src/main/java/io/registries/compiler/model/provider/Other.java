// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model.provider;

/** Any registry that {@code docker login -u -p} can log in to. */
record Other() implements PasswordProvider {

    @Override
    public String type() {
        return "other";
    }

    @Override
    public boolean devtronSupportsConnection() {
        return true;
    }

    @Override
    public boolean hasConnection() {
        return true;
    }

    // Docker Hub has its own key in pull secrets and its own API host.
    @Override
    public boolean allowsHostOf(Provider owner) {
        return !(owner instanceof DockerHub);
    }
}
