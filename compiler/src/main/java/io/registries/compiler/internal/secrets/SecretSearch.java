// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.secrets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Searches texts for the values of secrets, raw and encoded, in one pass for all of them. Short values may be ordinary
 * words, so they are found only as a whole scalar.
 *
 * <p>A window of {@value #WINDOW} characters from the middle of each text is hashed, and compared with the hash of each
 * window of the searched text (the algorithm of Rabin and Karp for several patterns).
 */
public final class SecretSearch {
    /** Finds nothing. */
    public static final SecretSearch NONE = new SecretSearch(Map.of());

    /** Shorter values are not searched. */
    static final int MIN_CHARACTERS = 6;

    /** Shorter values are found only as a whole scalar. */
    static final int MIN_CHARACTERS_WITHIN_TEXT = 12;

    private static final int WINDOW = MIN_CHARACTERS;
    private static final int BITS_PER_CHARACTER = 10;
    private static final long WINDOW_MASK = (1L << (WINDOW * BITS_PER_CHARACTER)) - 1;
    private static final int MIN_FILTER_BITS = 1 << 12;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final String HIDDEN = "***";
    private static final String BEFORE_SCALAR = "\"'\n:-[{,=>";
    private static final String AFTER_SCALAR = "\"'\n\r,]}<";

    private final Map<Long, List<Pattern>> patterns = new HashMap<>();
    private final long[] filter;
    private final int filterShift;

    /** A text to find. */
    private record Pattern(String text, String description, boolean isWhole) {
        int windowStart() {
            return (text.length() - WINDOW) / 2;
        }

        boolean matches(String searched, int start) {
            return start >= 0
                    && searched.startsWith(text, start)
                    && (!isWhole || isScalar(searched, start, start + text.length()));
        }
    }

    private SecretSearch(Map<String, String> descriptions) {
        for (Map.Entry<String, String> secret : descriptions.entrySet()) {
            add(secret.getKey(), secret.getValue());
        }
        int bits = Math.max(MIN_FILTER_BITS, Integer.highestOneBit(patterns.size()) * Long.SIZE);
        filterShift = Long.numberOfLeadingZeros(bits) + 1;
        filter = new long[bits / Long.SIZE];
        for (long window : patterns.keySet()) {
            filter[filterIndex(window) / Long.SIZE] |= 1L << filterIndex(window);
        }
    }

    /**
     * A search for these secrets.
     *
     * @param descriptions the description of each secret, by its value
     */
    public static SecretSearch of(Map<String, String> descriptions) {
        return new SecretSearch(descriptions);
    }

    private void add(String value, String description) {
        if (value.length() >= MIN_CHARACTERS_WITHIN_TEXT) {
            add(EncodedForms.escaped(value), description, false);
            add(EncodedForms.base64Within(value), description, false);
        } else if (value.length() >= MIN_CHARACTERS) {
            add(EncodedForms.escaped(value), description, true);
            add(Set.of(EncodedForms.base64(value)), description, true);
        }
    }

    private void add(Set<String> forms, String description, boolean isWhole) {
        for (String form : forms) {
            Pattern pattern = new Pattern(form, description, isWhole);
            long window = 0;
            for (int i = 0; i < WINDOW; i++) {
                window = next(window, form.charAt(pattern.windowStart() + i));
            }
            patterns.computeIfAbsent(window, key -> new ArrayList<>()).add(pattern);
        }
    }

    /** The description of a secret whose value a text contains. */
    public Optional<String> find(String text) {
        String[] found = new String[1];
        scan(text, (pattern, start) -> {
            found[0] = pattern.description();
            return false;
        });
        return Optional.ofNullable(found[0]);
    }

    /** A text in which each value of a secret is replaced by {@code ***}. */
    public String mask(String text) {
        boolean[] hidden = hidden(text);
        if (hidden.length == 0) {
            return text;
        }
        StringBuilder masked = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            if (!hidden[i]) {
                masked.append(text.charAt(i));
            } else if (i == 0 || !hidden[i - 1]) {
                masked.append(HIDDEN);
            }
        }
        return masked.toString();
    }

    /** A text in which each character of a secret is replaced by {@code *}, so that lines and columns stay the same. */
    public String maskInPlace(String text) {
        boolean[] hidden = hidden(text);
        if (hidden.length == 0) {
            return text;
        }
        char[] masked = text.toCharArray();
        for (int i = 0; i < masked.length; i++) {
            boolean isLineBreak = masked[i] == '\n' || masked[i] == '\r';
            masked[i] = hidden[i] && !isLineBreak ? '*' : masked[i];
        }
        return new String(masked);
    }

    /** The characters of a text that belong to secrets; empty if there are none. */
    private boolean[] hidden(String text) {
        boolean[][] hidden = {{}};
        scan(text, (pattern, start) -> {
            if (hidden[0].length == 0) {
                hidden[0] = new boolean[text.length()];
            }
            Arrays.fill(hidden[0], start, start + pattern.text().length(), true);
            return true;
        });
        return hidden[0];
    }

    /** Visits each match until the visitor returns false. */
    private void scan(String text, BiPredicate<Pattern, Integer> visitor) {
        if (patterns.isEmpty()) {
            return;
        }
        long window = 0;
        for (int i = 0; i < text.length(); i++) {
            window = next(window, text.charAt(i));
            int index = filterIndex(window);
            if (i >= WINDOW - 1 && (filter[index / Long.SIZE] & (1L << index)) != 0) {
                for (Pattern pattern : patterns.getOrDefault(window, List.of())) {
                    int start = i - WINDOW + 1 - pattern.windowStart();
                    if (pattern.matches(text, start) && !visitor.test(pattern, start)) {
                        return;
                    }
                }
            }
        }
    }

    private static long next(long window, char c) {
        return ((window << BITS_PER_CHARACTER) ^ c) & WINDOW_MASK;
    }

    private int filterIndex(long window) {
        return (int) ((window * MULTIPLIER) >>> filterShift);
    }

    private static boolean isScalar(String text, int start, int end) {
        int before = start - 1;
        while (before >= 0 && text.charAt(before) == ' ') {
            before--;
        }
        int after = end;
        while (after < text.length() && text.charAt(after) == ' ') {
            after++;
        }
        return (before < 0 || BEFORE_SCALAR.indexOf(text.charAt(before)) >= 0)
                && (after == text.length() || AFTER_SCALAR.indexOf(text.charAt(after)) >= 0);
    }

    @Override
    public String toString() {
        return "SecretSearch";
    }
}
