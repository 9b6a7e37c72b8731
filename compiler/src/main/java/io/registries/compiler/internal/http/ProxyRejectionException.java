// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.http;

import java.io.IOException;

/** Thrown if a proxy does not forward a request, or cannot be used. */
public final class ProxyRejectionException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param reason what the proxy does, as a clause for messages
     */
    ProxyRejectionException(String reason) {
        super(reason);
    }

    /** What the proxy does, as a clause for messages. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
