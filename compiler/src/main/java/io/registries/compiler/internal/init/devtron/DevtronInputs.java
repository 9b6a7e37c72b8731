// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.devtron;

import io.registries.compiler.internal.init.context.ImportInput;
import java.util.List;
import java.util.Optional;

/**
 * The responses of a running Devtron.
 *
 * @param instance the name of the Devtron instance; empty if there is only one
 * @param registries on registries
 * @param environments on environments
 * @param applications on applications and their build configurations
 */
public record DevtronInputs(
        Optional<String> instance,
        List<ImportInput> registries,
        List<ImportInput> environments,
        List<ImportInput> applications) {
    /** No Devtron. */
    public static final DevtronInputs NONE = new DevtronInputs(Optional.empty(), List.of(), List.of(), List.of());

    public DevtronInputs {
        registries = List.copyOf(registries);
        environments = List.copyOf(environments);
        applications = List.copyOf(applications);
    }
}
