// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

/**
 * A pattern that the kubelet matches against a label of a host name: {@code *}, {@code ?}, {@code [a-z]},
 * {@code [^a-z]}, and {@code \} to escape a character. A malformed pattern matches nothing. The running time is bounded
 * by the product of the two lengths for all patterns.
 *
 * @see <a href="https://pkg.go.dev/path#Match">Go: path.Match</a>
 */
record GoPathMatch(String pattern) {
    private static final String SPECIAL = "*?[\\";
    private static final int NO_MATCH = -1;

    /** Whether a text contains special characters. */
    static boolean isGlob(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (SPECIAL.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    boolean matches(String text) {
        int position = 0;
        int positionAfterStar = NO_MATCH;
        int starEnd = 0;
        int i = 0;
        while (i < text.length()) {
            if (isStar(position)) {
                position++;
                positionAfterStar = position;
                starEnd = i;
                continue;
            }
            int next = position < pattern.length() ? matchOne(position, text.charAt(i)) : NO_MATCH;
            if (next != NO_MATCH) {
                position = next;
                i++;
            } else if (positionAfterStar == NO_MATCH) {
                return false;
            } else {
                // Backtracking to the last star is enough: it can match all that an earlier star could.
                position = positionAfterStar;
                starEnd++;
                i = starEnd;
            }
        }
        while (isStar(position)) {
            position++;
        }
        return position == pattern.length();
    }

    private boolean isStar(int position) {
        return position < pattern.length() && pattern.charAt(position) == '*';
    }

    /** The position after the pattern element that matches a character, or {@link #NO_MATCH}. */
    private int matchOne(int position, char c) {
        return switch (pattern.charAt(position)) {
            case '?' -> position + 1;
            case '[' -> matchSet(position + 1, c);
            case '\\' -> hasCharacter(position + 1, c) ? position + 2 : NO_MATCH;
            default -> hasCharacter(position, c) ? position + 1 : NO_MATCH;
        };
    }

    private boolean hasCharacter(int position, char c) {
        return position < pattern.length() && pattern.charAt(position) == c;
    }

    private int matchSet(int from, char c) {
        boolean negated = hasCharacter(from, '^');
        int first = negated ? from + 1 : from;
        int position = first;
        boolean found = false;
        while (position == first || !hasCharacter(position, ']')) {
            int low = literalPosition(position);
            int high = hasCharacter(low + 1, '-') ? literalPosition(low + 2) : low;
            if (low == NO_MATCH || high == NO_MATCH) {
                return NO_MATCH;
            }
            found |= pattern.charAt(low) <= c && c <= pattern.charAt(high);
            position = high + 1;
        }
        return found == negated ? NO_MATCH : position + 1;
    }

    /** The position of a literal character of a set, after an optional {@code \}. */
    private int literalPosition(int position) {
        int escaped = hasCharacter(position, '\\') ? position + 1 : position;
        boolean misplaced = escaped == position && (hasCharacter(position, '-') || hasCharacter(position, ']'));
        return escaped < pattern.length() && !misplaced ? escaped : NO_MATCH;
    }
}
