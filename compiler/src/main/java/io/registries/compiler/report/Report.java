// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Diagnostic;
import io.registries.compiler.model.Difference;
import io.registries.compiler.model.Impact;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.RegistryCheck;
import io.registries.compiler.model.ResolvedConfiguration;
import io.registries.compiler.model.plan.AppliedPlan;
import io.registries.compiler.model.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The content of the reports of a run.
 *
 * @param diagnostics in order of location
 * @param checks the results of connectivity checks; empty if they were skipped
 * @param resolved the configuration, and how its images are pulled; empty if it has errors
 * @param impact the differences from a baseline, if there is one
 * @param differences of the outputs on disk; empty if they were not compared
 * @param removed the paths of the output files that the run removed
 * @param plan what would change in Devtron, if it was planned
 * @param applied what was changed in Devtron, if it was
 * @param folder the base directory of the configuration, as its files are named, such as {@code services/shop}; empty if
 *     they are relative to it
 */
public record Report(
        List<Diagnostic> diagnostics,
        List<RegistryCheck> checks,
        Optional<ResolvedConfiguration> resolved,
        Optional<Impact> impact,
        List<Difference> differences,
        List<String> removed,
        Optional<Plan> plan,
        Optional<AppliedPlan> applied,
        String folder) {
    public Report {
        diagnostics = MaskedDiagnostics.of(diagnostics);
        checks = List.copyOf(checks);
        differences = List.copyOf(differences);
        removed = List.copyOf(removed);
    }

    /** A report with diagnostics only. */
    public static Report of(List<Diagnostic> diagnostics) {
        return of(diagnostics, List.of());
    }

    /** A report with the results of connectivity checks. */
    public static Report of(List<Diagnostic> diagnostics, List<RegistryCheck> checks) {
        return new Report(
                diagnostics,
                checks,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "");
    }

    /** How each image is pulled; empty if it was not resolved. */
    public List<PullPath> pullPaths() {
        return resolved.map(ResolvedConfiguration::pullPaths).orElse(List.of());
    }

    /** This report with the configuration, and how its images are pulled. */
    public Report with(ResolvedConfiguration configuration) {
        return new Report(
                diagnostics, checks, Optional.of(configuration), impact, differences, removed, plan, applied, folder);
    }

    /** This report with the differences from a baseline. */
    public Report with(Optional<Impact> touched) {
        return new Report(diagnostics, checks, resolved, touched, differences, removed, plan, applied, folder);
    }

    /** This report with the differences of the outputs on disk. */
    public Report and(List<Difference> found) {
        return new Report(diagnostics, checks, resolved, impact, found, removed, plan, applied, folder);
    }

    /** This report with the output files that the run removed. */
    public Report removing(List<String> files) {
        return new Report(diagnostics, checks, resolved, impact, differences, files, plan, applied, folder);
    }

    /** This report with what would change in Devtron. */
    public Report planning(Plan changes) {
        return new Report(
                diagnostics, checks, resolved, impact, differences, removed, Optional.of(changes), applied, folder);
    }

    /** This report with what was changed in Devtron. */
    public Report applying(AppliedPlan changes) {
        return new Report(
                diagnostics, checks, resolved, impact, differences, removed, plan, Optional.of(changes), folder);
    }

    /** This report with diagnostics that come before the others. */
    public Report after(List<Diagnostic> earlier) {
        if (earlier.isEmpty()) {
            return this;
        }
        List<Diagnostic> all =
                Stream.concat(earlier.stream(), diagnostics.stream()).toList();
        return new Report(all, checks, resolved, impact, differences, removed, plan, applied, folder);
    }

    /** This report for a configuration in a folder. */
    Report in(String baseFolder) {
        return new Report(diagnostics, checks, resolved, impact, differences, removed, plan, applied, baseFolder);
    }

    /** The location of one of its diagnostics. */
    ReportLocation locate(Diagnostic diagnostic) {
        return ReportLocation.of(diagnostic.span(), folder);
    }
}
