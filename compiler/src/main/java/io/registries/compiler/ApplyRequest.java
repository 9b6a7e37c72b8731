// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import io.registries.compiler.PlanRequest.PlanSource;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A request to change a Devtron instance as a configuration declares.
 *
 * @param planning the plan that is carried out, of a running Devtron
 * @param connectivity how the logins are checked before they are sent; Devtron checks none
 * @param templatesDirectory with templates that replace the built-in ones; absolute
 * @param options how much of the plan is carried out
 */
public record ApplyRequest(
        PlanRequest planning,
        ConnectivityOptions connectivity,
        Optional<Path> templatesDirectory,
        ApplyOptions options) {
    public ApplyRequest {
        if (!(planning.source() instanceof PlanSource.Live)) {
            throw new IllegalArgumentException("a plan of a saved state cannot be carried out");
        }
    }

    /** The Devtron that is changed. */
    public DevtronOptions devtron() {
        return ((PlanSource.Live) planning.source()).devtron();
    }
}
