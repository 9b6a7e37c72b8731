// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import java.util.List;

/**
 * A linked configuration, each list in order of names.
 *
 * @param registries all registries
 * @param environments all environments; one named {@code default} where none is declared
 * @param applications all applications
 */
public record Configuration(List<Registry> registries, List<Environment> environments, List<Application> applications) {
    public Configuration {
        registries = List.copyOf(registries);
        environments = List.copyOf(environments);
        applications = List.copyOf(applications);
    }
}
