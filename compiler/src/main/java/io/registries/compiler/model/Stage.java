// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import java.util.Locale;

/** The stages of a connectivity check, in their order. */
public enum Stage {
    /** No stage succeeded. */
    NONE,
    /** The host name was resolved. */
    NAME,
    /** The port accepted a connection. */
    CONNECTION,
    /** The certificate is trusted, or the connection is declared as insecure. */
    TLS,
    /** The server implements the OCI Distribution API. */
    API,
    /** The registry accepted the credentials. */
    LOGIN,
    /** The credentials can pull the repositories of the applications. */
    PULL,
    /** The credentials can push to the repositories of the applications. */
    PUSH;

    /** The identifier in reports. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
