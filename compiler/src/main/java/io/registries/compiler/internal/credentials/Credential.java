// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import java.time.Instant;
import java.util.Optional;

/**
 * A login: username and password.
 *
 * @param username the user, robot account or access key ID
 * @param password the password, token, key or secret
 */
public record Credential(Secret username, Secret password) {

    /** When the password expires, if it is a token that contains its expiry. */
    public Optional<Instant> expiry() {
        return TokenExpiry.parse(username.reveal(), password.reveal());
    }
}
