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
}
