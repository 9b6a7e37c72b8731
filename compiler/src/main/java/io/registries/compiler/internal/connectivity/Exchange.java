// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.connectivity;

import java.io.IOException;

/** What became of a request. */
sealed interface Exchange {
    /**
     * The server responded, with any status.
     *
     * @param response the response
     */
    record Answered(RegistryResponse response) implements Exchange {}

    /**
     * There was no valid response.
     *
     * @param problem why; see {@link io.registries.compiler.internal.http.NetworkErrors}
     */
    record Unanswered(IOException problem) implements Exchange {}
}
