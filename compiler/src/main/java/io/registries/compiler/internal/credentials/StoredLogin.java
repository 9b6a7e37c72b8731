// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import io.registries.compiler.CredentialSource.CredentialPart;
import io.registries.compiler.CredentialSource.CredentialUnavailableException;

/** A login that Docker stores for a registry. */
record StoredLogin(String username, String secret) {
    /** The username of a login whose secret is an identity token. */
    static final String IDENTITY_TOKEN = "<token>";

    String part(CredentialPart part) throws CredentialUnavailableException {
        if (username.equals(IDENTITY_TOKEN)) {
            throw new CredentialUnavailableException(
                    false, "is an identity token, which clusters cannot use", "log in with a username and a password");
        }
        String value = part == CredentialPart.USERNAME ? username : secret;
        if (value.isEmpty()) {
            throw new CredentialUnavailableException(true, "has no " + part.id(), "log in again with `docker login`");
        }
        return value;
    }

    @Override
    public String toString() {
        return "***";
    }
}
