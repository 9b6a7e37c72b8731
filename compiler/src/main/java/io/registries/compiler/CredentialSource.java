// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.SecretReference;
import java.util.Optional;

/** One place where people keep values. A new place is one implementation. */
public interface CredentialSource {

    /** Whether references of this kind are kept here. */
    boolean serves(SecretReference reference);

    /**
     * The value of a reference that this source serves.
     *
     * @param part which of the two that some places keep together
     * @throws CredentialUnavailableException if it has none to give
     */
    String read(SecretReference reference, CredentialPart part) throws CredentialUnavailableException;

    /** What is to be said of the place that a value is kept in, which serves it well all the same. */
    default Optional<Diagnostic> caution(Located<SecretReference> reference) {
        return Optional.empty();
    }

    /** The two halves of a login. */
    enum CredentialPart {
        /** The user, robot or access key id. */
        USERNAME,
        /** The password, token, key or secret. */
        SECRET;

        /** The word in messages. */
        public String id() {
            return this == USERNAME ? "username" : "password";
        }
    }

    /** The value cannot be had. Its message never holds a value. */
    final class CredentialUnavailableException extends Exception {
        private static final long serialVersionUID = 1L;
        private final boolean missing;
        private final String help;

        /**
         * @param missing whether it is not there, rather than there and unreadable
         * @param message what is wrong, to follow the reference's description
         * @param help how to fix it
         */
        public CredentialUnavailableException(boolean missing, String message, String help) {
            super(message, null, false, false);
            this.missing = missing;
            this.help = help;
        }

        /** Whether the value is absent, rather than unreadable. */
        public boolean isMissing() {
            return missing;
        }

        /** How to make it available. */
        public String help() {
            return help;
        }
    }
}
