// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import io.registries.compiler.diagnostic.Located;
import java.util.Locale;
import java.util.Optional;

/**
 * How a registry is connected to.
 *
 * @param mode what is trusted
 * @param caCertificate the certificate authority to trust, present exactly when the mode asks for it
 */
public record Connection(Located<ConnectionMode> mode, Optional<Located<FileReference>> caCertificate) {

    /** What a connection trusts. */
    public enum ConnectionMode {
        /** The certificate authorities of the system. */
        SECURE,
        /** One certificate authority and no other. */
        SECURE_WITH_CERT,
        /** Anything: certificates go unchecked, and plain HTTP is accepted. */
        INSECURE;

        /** The word in registries.yaml and in Devtron. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The mode of a word that the schema admits. */
        public static ConnectionMode of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    public Connection {
        if (caCertificate.isPresent() != (mode.value() == ConnectionMode.SECURE_WITH_CERT)) {
            throw new IllegalArgumentException("a certificate belongs to secure-with-cert, and to it alone");
        }
    }
}
