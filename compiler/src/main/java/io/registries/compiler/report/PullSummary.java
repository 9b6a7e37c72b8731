// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import io.registries.compiler.diagnostic.Suggestions;
import io.registries.compiler.model.PullPath;
import io.registries.compiler.model.PullPath.Status;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** How images get their logins, in a few lines for a console. */
public final class PullSummary {
    private PullSummary() {}

    /** One line with the number of images of each status, and one for each environment with an assumption. */
    public static List<ConsoleLine> lines(List<PullPath> paths) {
        List<ConsoleLine> lines = new ArrayList<>();
        lines.add(ConsoleLine.of(counts(paths)));
        assumptions(paths)
                .forEach((environment, registries) ->
                        lines.add(ConsoleLine.of("assumed: the nodes of environment `" + environment
                                + "` can pull from " + Suggestions.quoted(registries, ", ")
                                + " by their own role; list them in its `nodePulls` to declare it")));
        return lines;
    }

    private static String counts(List<PullPath> paths) {
        if (paths.isEmpty()) {
            return "no environment pulls an image";
        }
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
        return (counts.isEmpty() ? "no image needs a login: " : "every image has a login: ") + String.join(", ", parts);
    }

    private static Map<String, Set<String>> assumptions(List<PullPath> paths) {
        Map<String, Set<String>> registries = new TreeMap<>();
        for (PullPath path : paths) {
            if (path.status() == Status.ASSUMED) {
                registries
                        .computeIfAbsent(path.pull().environment(), environment -> new TreeSet<>())
                        .add(path.pull().registry().name().value());
            }
        }
        return registries;
    }
}
