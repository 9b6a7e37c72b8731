// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import java.util.Locale;

/** How far a registry was proved, in the order of trying. */
public enum Stage {
    /** Nothing yet. */
    NONE,
    /** Its name has an address. */
    NAME,
    /** Its port is open. */
    CONNECTION,
    /** Its certificate is trusted, or the connection is told to be insecure. */
    TLS,
    /** It speaks the Distribution API. */
    API,
    /** It takes the credentials. */
    LOGIN,
    /** The credentials may pull what applications declare. */
    PULL,
    /** The credentials may push what applications declare. */
    PUSH;

    /** The word in reports. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
