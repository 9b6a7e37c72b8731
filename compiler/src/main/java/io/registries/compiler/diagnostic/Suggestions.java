// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Names that somebody may have meant. */
public final class Suggestions {
    /** Letters of a word that can be guessed from its beginning. */
    private static final int SHORTEST = 3;

    private static final int MOST = 20;

    private Suggestions() {}

    /** The help for a name that does not exist: what was likely meant, or else all that there is. */
    public static Optional<String> didYouMean(String written, Collection<String> known) {
        List<String> close = closest(written, known);
        if (!close.isEmpty()) {
            return Optional.of("did you mean " + quoted(close, " or ") + "?");
        }
        String more = known.size() > MOST ? " and " + (known.size() - MOST) + " more" : "";
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "there is " + quoted(known.stream().sorted().limit(MOST).toList(), ", ") + more);
    }

    /** The names nearest to what was written, all that are equally near; empty where none is near enough. */
    public static List<String> closest(String written, Collection<String> known) {
        Map<Integer, List<String>> near = new TreeMap<>();
        for (String name : known) {
            int bound = Math.max(1, Math.max(written.length(), name.length()) / 3);
            int distance = isShortFor(written, name) ? 1 : distance(written, name, bound);
            if (distance <= bound) {
                near.computeIfAbsent(distance, edits -> new ArrayList<>()).add(name);
            }
        }
        return near.values().stream()
                .findFirst()
                .map(names -> names.stream().sorted().toList())
                .orElse(List.of());
    }

    private static boolean isShortFor(String written, String name) {
        return written.length() >= SHORTEST && name.startsWith(written);
    }

    /** Names in backticks. */
    public static String quoted(Collection<String> names, String separator) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(separator));
    }

    // Edits with transposition of neighbours counting one; anything beyond the bound is as good as infinite.
    private static int distance(String left, String right, int bound) {
        if (Math.abs(left.length() - right.length()) > bound) {
            return Integer.MAX_VALUE;
        }
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : step(left, right, cost, i, j);
            }
        }
        return cost[left.length()][right.length()];
    }

    private static int step(String left, String right, int[][] cost, int i, int j) {
        boolean same = left.charAt(i - 1) == right.charAt(j - 1);
        int best = Math.min(Math.min(cost[i - 1][j], cost[i][j - 1]) + 1, cost[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
