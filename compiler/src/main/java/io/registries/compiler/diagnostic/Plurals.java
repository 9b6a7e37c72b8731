// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.diagnostic;

import java.util.regex.Pattern;

/** English plurals of the nouns in messages. */
public final class Plurals {
    private static final Pattern CONSONANT_AND_Y = Pattern.compile("[^aeiou]y$");

    private Plurals() {}

    /** A number and its noun, such as {@code 2 registries}. */
    public static String count(long count, String noun) {
        return count + " " + noun(count, noun);
    }

    /** The singular or plural form of a noun for a count. */
    public static String noun(long count, String noun) {
        if (count == 1) {
            return noun;
        }
        return CONSONANT_AND_Y.matcher(noun).find() ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
    }
}
