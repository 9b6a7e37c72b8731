// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.diagnostic.Located;
import io.registries.compiler.model.SecretReference;
import java.util.Optional;

/** A place that holds secret values, such as environment variables or files. */
public interface CredentialSource {

    /** Whether this source resolves references of this kind. */
    boolean serves(SecretReference reference);

    /**
     * Resolves a reference that {@link #serves} accepts.
     *
     * @param part which half of a login to return, for sources that store both together
     * @throws CredentialUnavailableException if the source does not have the value
     */
    String read(SecretReference reference, CredentialPart part) throws CredentialUnavailableException;

    /** A warning about where the value is stored, such as a file that others may read. */
    default Optional<Diagnostic> warningFor(Located<SecretReference> reference) {
        return Optional.empty();
    }

    /** The two halves of a login. */
    enum CredentialPart {
        /** The user, robot or access key id. */
        USERNAME,
        /** The password, token, key or secret. */
        SECRET;

        /** The name in messages. */
        public String id() {
            return this == USERNAME ? "username" : "password";
        }
    }

    /** Reports that a value cannot be read. The message never contains a value. */
    final class CredentialUnavailableException extends Exception {
        private static final long serialVersionUID = 1L;
        private final boolean missing;
        private final String help;

        /**
         * @param missing whether the value is absent, rather than unreadable
         * @param message the problem; follows the description of the reference in a sentence
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
