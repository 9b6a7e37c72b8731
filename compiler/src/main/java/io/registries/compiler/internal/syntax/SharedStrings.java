// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.syntax;

import org.jspecify.annotations.Nullable;

/** Shares equal strings of a file: keys and names are repeated many times. It keeps the latest strings only. */
final class SharedStrings {
    private static final int CHARACTERS_PER_STRING = 16;
    private static final int MIN_STRINGS = 16;
    private static final int MAX_STRINGS = 1 << 14;

    private final @Nullable String[] strings;

    /** @param characters the length of the file */
    SharedStrings(int characters) {
        int expected = Math.min(Math.max(characters / CHARACTERS_PER_STRING, MIN_STRINGS), MAX_STRINGS);
        // A power of two, so that a bit mask maps a hash to a slot.
        strings = new String[Integer.highestOneBit(expected)];
    }

    /** An equal string, the same for all equal ones if possible. */
    String share(String text) {
        int hash = text.hashCode();
        int slot = (hash ^ (hash >>> 16)) & (strings.length - 1);
        String first = strings[slot];
        if (text.equals(first)) {
            return first;
        }
        strings[slot] = text;
        return text;
    }
}
