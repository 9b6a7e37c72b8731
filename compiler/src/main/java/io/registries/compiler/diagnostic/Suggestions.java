// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Suggests similar names for a misspelled one. */
public final class Suggestions {
    /** Shorter prefixes do not suggest a name. */
    private static final int MIN_PREFIX_LENGTH = 3;

    private static final int MIN_SHARED_START = 4;

    private static final int MAX_LISTED_NAMES = 20;

    /** The number of names that are compared; further ones are not suggested. */
    private static final int MAX_COMPARED_NAMES = 1_000;

    /** Longer names are not compared, because the cost grows with the square of the length. */
    private static final int MAX_LENGTH = 64;

    private Suggestions() {}

    /** The help for an unknown name: similar names, or else all known names. */
    public static Optional<String> didYouMean(String actual, Collection<String> candidates) {
        List<String> similar = closest(actual, candidates);
        if (!similar.isEmpty()) {
            return Optional.of("did you mean " + quoted(similar, " or ") + "?");
        }
        String more =
                candidates.size() > MAX_LISTED_NAMES ? " and " + (candidates.size() - MAX_LISTED_NAMES) + " more" : "";
        return candidates.isEmpty()
                ? Optional.empty()
                : Optional.of((candidates.size() == 1 ? "use " : "use one of ")
                        + quoted(
                                candidates.stream()
                                        .sorted()
                                        .limit(MAX_LISTED_NAMES)
                                        .toList(),
                                ", ")
                        + more);
    }

    /** The most similar names, all with the same edit distance; empty if none is similar enough. */
    public static List<String> closest(String actual, Collection<String> candidates) {
        if (actual.length() > MAX_LENGTH) {
            return List.of();
        }
        List<String> closest = new ArrayList<>();
        List<String> sharingStart = new ArrayList<>();
        int minDistance = Integer.MAX_VALUE;
        for (String name : compared(candidates)) {
            int maxDistance = Math.max(1, Math.max(actual.length(), name.length()) / 3);
            int distance = isPrefixOf(actual, name) ? 1 : distance(actual, name, maxDistance);
            if (distance <= Math.min(maxDistance, minDistance)) {
                if (distance < minDistance) {
                    closest.clear();
                    minDistance = distance;
                }
                closest.add(name);
            } else if (sharesStart(actual, name)) {
                sharingStart.add(name);
            }
        }
        List<String> similar = closest.isEmpty() ? sharingStart : closest;
        Collections.sort(similar);
        return Collections.unmodifiableList(similar);
    }

    private static List<String> compared(Collection<String> candidates) {
        List<String> compared = new ArrayList<>();
        for (String name : candidates) {
            if (name.length() <= MAX_LENGTH && compared.size() < MAX_COMPARED_NAMES) {
                compared.add(name);
            }
        }
        return compared;
    }

    private static boolean isPrefixOf(String actual, String name) {
        return actual.length() >= MIN_PREFIX_LENGTH && name.startsWith(actual);
    }

    // Abbreviations, such as `stage` for `staging`.
    private static boolean sharesStart(String actual, String name) {
        int shared = 0;
        while (shared < Math.min(actual.length(), name.length()) && actual.charAt(shared) == name.charAt(shared)) {
            shared++;
        }
        return shared >= MIN_SHARED_START && 2 * shared > Math.max(actual.length(), name.length());
    }

    /** Names in backticks. */
    public static String quoted(Collection<String> names, String separator) {
        return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(separator));
    }

    // Edit distance; swapping two neighbours counts as one edit.
    private static int distance(String left, String right, int maxDistance) {
        if (Math.abs(left.length() - right.length()) > maxDistance) {
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
