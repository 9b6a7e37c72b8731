// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.connectivity.RegistryCheck;
import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.impact.Impact;
import io.registries.compiler.model.PullPath;
import java.util.List;
import java.util.Optional;

/**
 * What a run has to tell.
 *
 * @param findings in order of place
 * @param checks how far registries were proved; empty where none was contacted
 * @param pullPaths how each image is pulled; empty where that was not proved
 * @param impact what the change touches, where it was compared with a baseline
 */
public record Report(
        List<Diagnostic> findings, List<RegistryCheck> checks, List<PullPath> pullPaths, Optional<Impact> impact) {
    public Report {
        findings = List.copyOf(findings);
        checks = List.copyOf(checks);
        pullPaths = List.copyOf(pullPaths);
    }

    /** The report of a run that has nothing but findings to tell. */
    public static Report of(List<Diagnostic> findings) {
        return of(findings, List.of());
    }

    /** The report of a run that contacted registries, and proved nothing else. */
    public static Report of(List<Diagnostic> findings, List<RegistryCheck> checks) {
        return new Report(findings, checks, List.of(), Optional.empty());
    }
}
