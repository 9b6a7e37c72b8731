// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.model.RegistryCheck;
import io.registries.compiler.model.ResolvedConfiguration;
import java.util.List;

/**
 * The result of a check.
 *
 * @param checks one for each credential of each registry, in order of the names of registries
 * @param resolved the configuration, and how its images are pulled
 */
public record CheckResult(List<RegistryCheck> checks, ResolvedConfiguration resolved) {
    public CheckResult {
        checks = List.copyOf(checks);
    }

    List<Diagnostic> diagnostics() {
        return checks.stream().flatMap(check -> check.diagnostics().stream()).toList();
    }
}
