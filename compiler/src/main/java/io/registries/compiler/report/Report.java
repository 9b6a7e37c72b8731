// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.model.Difference;
import io.registries.compiler.model.Impact;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.RegistryCheck;
import java.util.List;
import java.util.Optional;

/**
 * What a run has to tell.
 *
 * @param diagnostics in order of place
 * @param checks how far registries were proved; empty where none was contacted
 * @param pullPaths how each image is pulled; empty where that was not proved
 * @param impact what the change touches, where it was compared with a baseline
 * @param differences of an output folder from what is declared; empty where none was compared
 */
public record Report(
        List<Diagnostic> diagnostics,
        List<RegistryCheck> checks,
        List<PullPath> pullPaths,
        Optional<Impact> impact,
        List<Difference> differences) {
    public Report {
        diagnostics = diagnostics.stream().map(MessageMask::apply).toList();
        checks = List.copyOf(checks);
        pullPaths = List.copyOf(pullPaths);
        differences = List.copyOf(differences);
    }

    /** The report of a run that has nothing but diagnostics to tell. */
    public static Report of(List<Diagnostic> diagnostics) {
        return of(diagnostics, List.of());
    }

    /** The report of a run that contacted registries. */
    public static Report of(List<Diagnostic> diagnostics, List<RegistryCheck> checks) {
        return new Report(diagnostics, checks, List.of(), Optional.empty(), List.of());
    }

    /** The same, with how each image is pulled. */
    public Report with(List<PullPath> proved) {
        return new Report(diagnostics, checks, proved, impact, differences);
    }

    /** The same, with what a change touches. */
    public Report with(Optional<Impact> touched) {
        return new Report(diagnostics, checks, pullPaths, touched, differences);
    }

    /** The same, with the differences of an output folder. */
    public Report and(List<Difference> found) {
        return new Report(diagnostics, checks, pullPaths, impact, found);
    }
}
