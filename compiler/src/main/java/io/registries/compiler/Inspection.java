// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler;

import io.registries.compiler.connectivity.RegistryCheck;
import io.registries.compiler.diagnostic.Diagnostic;
import java.util.List;

/**
 * What a check found out.
 *
 * @param checks how far each registry was proved, in order of names; empty where the configuration or a secret keeps
 *     one from being tried
 * @param findings in order of place
 */
public record Inspection(List<RegistryCheck> checks, List<Diagnostic> findings) {
    public Inspection {
        checks = List.copyOf(checks);
        findings = findings.stream().sorted().toList();
    }
}
