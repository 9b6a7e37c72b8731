// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import io.registries.compiler.diagnostic.Located;
import java.util.Locale;
import java.util.Optional;

/**
 * The connection to a registry.
 *
 * @param mode which certificates are trusted
 * @param caCertificate the CA certificate to trust, present only for {@code secure-with-cert}
 */
public record Connection(Located<ConnectionMode> mode, Optional<Located<FileReference>> caCertificate) {

    /** Which certificates a connection trusts. */
    public enum ConnectionMode {
        /** Trusts the certificate authorities of the system. */
        SECURE,
        /** Trusts only the given certificate authority. */
        SECURE_WITH_CERT,
        /** Skips verification and also allows plain HTTP. */
        INSECURE;

        /** The name in registries.yaml and in Devtron. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The mode with this id, which the schema has validated. */
        public static ConnectionMode fromId(String id) {
            return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    public Connection {
        if (caCertificate.isPresent() != (mode.value() == ConnectionMode.SECURE_WITH_CERT)) {
            throw new IllegalArgumentException(
                    "a CA certificate is required for secure-with-cert, and not allowed otherwise");
        }
    }
}
