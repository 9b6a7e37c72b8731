// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Plurals;
import io.registries.compiler.diagnostic.Severity;
import io.registries.compiler.diagnostic.Suggestions;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.PullPath.Status;
import io.registries.compiler.model.RegistryCheck;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** How images get their logins, in a few lines for a console. */
public final class PullSummary {
    private PullSummary() {}

    /** The summary of a run without connectivity checks. */
    public static List<ConsoleLine> lines(List<PullPath> paths) {
        return lines(paths, List.of());
    }

    /**
     * One line with the number of images of each status, and one with the registries whose checks report a problem. It
     * states that every image has a login only if nothing is assumed and no check contradicts it.
     */
    public static List<ConsoleLine> lines(List<PullPath> paths, List<RegistryCheck> checks) {
        if (paths.isEmpty()) {
            return List.of(ConsoleLine.of("no environment pulls an image"));
        }
        Set<String> problems = problems(paths, checks);
        List<ConsoleLine> lines = new ArrayList<>();
        lines.add(ConsoleLine.of(counts(paths, problems.isEmpty())));
        if (!problems.isEmpty()) {
            lines.add(
                    ConsoleLine.of("not confirmed by the connectivity checks: " + Suggestions.quoted(problems, ", ")));
        }
        return lines;
    }

    private static Set<String> problems(List<PullPath> paths, List<RegistryCheck> checks) {
        Set<String> problems = new TreeSet<>();
        for (RegistryCheck check : checks) {
            if (check.diagnostics().stream().anyMatch(diagnostic -> diagnostic.severity() != Severity.NOTE)) {
                problems.add(check.registry());
            }
        }
        problems.retainAll(paths.stream()
                .map(path -> path.pull().registry().name().value())
                .toList());
        return problems;
    }

    private static String counts(List<PullPath> paths, boolean isConfirmed) {
        Map<Status, Integer> counts = new EnumMap<>(Status.class);
        int anonymous = 0;
        for (PullPath path : paths) {
            if (path.method() instanceof PullPath.Anonymous) {
                anonymous++;
            } else {
                counts.merge(path.status(), 1, Integer::sum);
            }
        }
        List<String> parts = new ArrayList<>();
        counts.forEach((status, count) -> parts.add(String.format(Locale.ROOT, "%d %s", count, status.id())));
        if (anonymous > 0) {
            parts.add(String.format(Locale.ROOT, "%d public", anonymous));
        }
        return verdict(counts, isConfirmed, paths.size()) + ": " + String.join(", ", parts);
    }

    private static String verdict(Map<Status, Integer> counts, boolean isConfirmed, int images) {
        if (!isConfirmed || counts.containsKey(Status.ASSUMED)) {
            return "the logins of " + Plurals.count(images, "image");
        }
        return counts.isEmpty() ? "no image needs a login" : "every image has a login";
    }
}
