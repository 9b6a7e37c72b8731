// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.http;

import java.io.IOException;

/** Thrown if a proxy does not forward a request, or cannot be used. */
public final class ProxyRejectionException extends IOException {
    private static final long serialVersionUID = 1L;

    ProxyRejectionException(int status) {
        this("the proxy returns status " + status);
    }

    ProxyRejectionException(String problem) {
        super(problem);
    }
}
