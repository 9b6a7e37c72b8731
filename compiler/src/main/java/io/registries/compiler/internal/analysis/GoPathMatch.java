// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.analysis;

/**
 * A pattern as the kubelet takes one for a label of a host: {@code *}, {@code ?}, {@code [a-z]}, {@code [^a-z]}, and
 * {@code \} before what is meant as it stands. One that is malformed matches nothing. The time it takes grows with the
 * two lengths, whatever the pattern is.
 *
 * @see <a href="https://pkg.go.dev/path#Match">Go: path.Match</a>
 */
record GoPathMatch(String pattern) {
    private static final String SPECIAL = "*?[\\";
    private static final int NO_MATCH = -1;

    /** Whether a text means anything but itself. */
    static boolean isGlob(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (SPECIAL.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    boolean matches(String text) {
        int at = 0;
        int afterStar = NO_MATCH;
        int starEnds = 0;
        int i = 0;
        while (i < text.length()) {
            if (isStar(at)) {
                at++;
                afterStar = at;
                starEnds = i;
                continue;
            }
            int next = at < pattern.length() ? step(at, text.charAt(i)) : NO_MATCH;
            if (next != NO_MATCH) {
                at = next;
                i++;
            } else if (afterStar == NO_MATCH) {
                return false;
            } else {
                // Only the last star need take more: what an earlier one would take, this one can.
                at = afterStar;
                starEnds++;
                i = starEnds;
            }
        }
        while (isStar(at)) {
            at++;
        }
        return at == pattern.length();
    }

    private boolean isStar(int at) {
        return at < pattern.length() && pattern.charAt(at) == '*';
    }

    /** Where the pattern goes on after one character, if the character is what stands here. */
    private int step(int at, char c) {
        return switch (pattern.charAt(at)) {
            case '?' -> at + 1;
            case '[' -> oneOf(at + 1, c);
            case '\\' -> is(at + 1, c) ? at + 2 : NO_MATCH;
            default -> is(at, c) ? at + 1 : NO_MATCH;
        };
    }

    private boolean is(int at, char c) {
        return at < pattern.length() && pattern.charAt(at) == c;
    }

    private int oneOf(int from, char c) {
        boolean negated = is(from, '^');
        int first = negated ? from + 1 : from;
        int at = first;
        boolean found = false;
        while (at == first || !is(at, ']')) {
            int low = literal(at);
            int high = is(low + 1, '-') ? literal(low + 2) : low;
            if (low == NO_MATCH || high == NO_MATCH) {
                return NO_MATCH;
            }
            found |= pattern.charAt(low) <= c && c <= pattern.charAt(high);
            at = high + 1;
        }
        return found == negated ? NO_MATCH : at + 1;
    }

    /** Where a character of a set stands, after the {@code \} before it. */
    private int literal(int at) {
        int place = is(at, '\\') ? at + 1 : at;
        boolean misplaced = place == at && (is(at, '-') || is(at, ']'));
        return place < pattern.length() && !misplaced ? place : NO_MATCH;
    }
}
