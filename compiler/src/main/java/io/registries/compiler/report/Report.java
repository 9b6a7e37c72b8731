// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.connectivity.RegistryCheck;
import io.registries.compiler.diagnostic.Diagnostic;
import java.util.List;

/**
 * What a run has to tell.
 *
 * @param findings in order of place
 * @param checks how far registries were proved; empty where none was contacted
 */
public record Report(List<Diagnostic> findings, List<RegistryCheck> checks) {
    public Report {
        findings = List.copyOf(findings);
        checks = List.copyOf(checks);
    }

    /** The report of a run that contacted no registry. */
    public static Report of(List<Diagnostic> findings) {
        return new Report(findings, List.of());
    }
}
