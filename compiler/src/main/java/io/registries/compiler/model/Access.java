// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import io.registries.compiler.diagnostic.Located;
import java.util.List;

/** How a registry lets one in. */
public sealed interface Access {

    /** Everything that must be read for it. */
    List<Located<SecretReference>> references();

    /** No credentials: anyone may pull, nobody may push. */
    record Anonymous() implements Access {
        @Override
        public List<Located<SecretReference>> references() {
            return List.of();
        }
    }

    /** The role of the machine itself. */
    record MachineRole() implements Access {
        @Override
        public List<Located<SecretReference>> references() {
            return List.of();
        }
    }

    /**
     * An AWS access key.
     *
     * @param accessKeyId its public half
     * @param secretAccessKey its secret half
     */
    record AccessKey(Located<SecretReference> accessKeyId, Located<SecretReference> secretAccessKey) implements Access {
        @Override
        public List<Located<SecretReference>> references() {
            return List.of(accessKeyId, secretAccessKey);
        }
    }

    /**
     * A username and a password or token.
     *
     * @param username often a literal
     * @param password a password or a token
     */
    record Password(Located<SecretReference> username, Located<SecretReference> password) implements Access {
        @Override
        public List<Located<SecretReference>> references() {
            return List.of(username, password);
        }
    }

    /**
     * The JSON key of a Google service account.
     *
     * @param key the whole JSON
     */
    record ServiceAccountKey(Located<SecretReference> key) implements Access {
        @Override
        public List<Located<SecretReference>> references() {
            return List.of(key);
        }
    }
}
