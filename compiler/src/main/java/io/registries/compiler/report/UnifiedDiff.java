// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import io.registries.compiler.model.Action;
import io.registries.compiler.model.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Differences as {@code diff -u} shows them; every secret is masked. */
public final class UnifiedDiff {
    private static final int CONTEXT = 3;
    private static final int MAX_LINES = 1_000;
    private static final String NOWHERE = "/dev/null";

    private UnifiedDiff() {}

    /** The lines of all differences, or of the first 1,000. */
    public static List<ConsoleLine> of(List<Difference> differences) {
        List<ConsoleLine> lines = new ArrayList<>();
        differences.stream()
                .flatMap(difference -> lines(difference).stream())
                .map(ConsoleLine::of)
                .forEach(lines::add);
        int more = lines.size() - MAX_LINES;
        return more > 0
                ? Stream.concat(
                                lines.stream().limit(MAX_LINES),
                                Stream.of(ConsoleLine.of("and " + more + " more lines")))
                        .toList()
                : lines;
    }

    private static List<String> lines(Difference difference) {
        String former = difference.action() == Action.ADD ? NOWHERE : "a/" + difference.path();
        String current = difference.action() == Action.REMOVE ? NOWHERE : "b/" + difference.path();
        if (difference.hasSameLines()) {
            return List.of(
                    "--- " + former,
                    "+++ " + current,
                    "@@ differs only in " + difference.invisibleChanges().orElse("what is not shown") + " @@");
        }
        List<String> lines = new ArrayList<>(UnifiedDiffUtils.generateUnifiedDiff(
                former,
                current,
                difference.former(),
                DiffUtils.diff(difference.former(), difference.current()),
                CONTEXT));
        difference.invisibleChanges().ifPresent(changes -> lines.add("@@ differs also in " + changes + " @@"));
        return lines;
    }
}
