// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import java.util.Optional;
import java.util.Set;

/**
 * What {@link RegistriesCompiler#init} imports from a running Devtron. Names select with {@code *} for any text. If any
 * names are selected, only the registries of the selected applications are imported.
 *
 * @param devtron how it is reached
 * @param instance the name of the Devtron instance, which is written to environments; empty if there is only one
 * @param applications the names of applications to import; empty: all
 * @param projects the projects whose applications are imported; empty: all
 * @param environments the names of environments to import; empty: all
 * @param progress is notified of the progress
 */
public record DevtronImport(
        DevtronOptions devtron,
        Optional<String> instance,
        Set<String> applications,
        Set<String> projects,
        Set<String> environments,
        ProgressListener progress) {
    public DevtronImport {
        applications = Set.copyOf(applications);
        projects = Set.copyOf(projects);
        environments = Set.copyOf(environments);
    }

    /** An import of everything. */
    public static DevtronImport of(DevtronOptions devtron) {
        return new DevtronImport(devtron, Optional.empty(), Set.of(), Set.of(), Set.of(), ProgressListener.NONE);
    }
}
