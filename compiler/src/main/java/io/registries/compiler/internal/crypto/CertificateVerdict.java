// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.crypto;

import java.security.cert.X509Certificate;
import java.util.List;

/** Whether a client that is written in Go trusts a server. */
public sealed interface CertificateVerdict {

    /**
     * The server is trusted.
     *
     * @param path the certificates that prove it, that of the server first; without the root, unless it is the server's
     */
    record Trusted(List<X509Certificate> path) implements CertificateVerdict {
        public Trusted {
            path = List.copyOf(path);
        }
    }

    /**
     * The server is not trusted.
     *
     * @param reason why
     * @param certificate the certificate that is the reason
     */
    record Rejected(RejectionReason reason, X509Certificate certificate) implements CertificateVerdict {}

    /** Why a certificate is rejected. If several paths are, the reason that comes first here is reported. */
    enum RejectionReason {
        EXPIRED,
        NOT_YET_VALID,
        WRONG_HOST,
        /** It names its host in the common name only. */
        NO_ALTERNATIVE_NAME,
        /** It must not sign certificates, but does. */
        NOT_A_CA,
        /** Its signature uses SHA-1 or MD5. */
        WEAK_SIGNATURE,
        UNSUPPORTED_SIGNATURE,
        WRONG_PURPOSE,
        PATH_TOO_LONG,
        NAME_CONSTRAINT,
        UNKNOWN_CRITICAL_EXTENSION,
        /** It has the name of the issuer, but another key. */
        WRONG_KEY,
        /** No trusted certificate has the name of its issuer. */
        UNKNOWN_ISSUER
    }
}
