// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

/** English plurals, of the nouns that messages count. */
public final class Plurals {
    private Plurals() {}

    /** A number and its noun, such as {@code 2 registries}. */
    public static String count(long count, String noun) {
        return count + " " + noun(count, noun);
    }

    /** The noun for a number of things. */
    public static String noun(long count, String noun) {
        if (count == 1) {
            return noun;
        }
        return noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    }
}
