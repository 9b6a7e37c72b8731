// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of registries: valid, and none like another but for its hyphens, which Devtron drops. */
final class RegistryNames {
    private static final int LONGEST = 30;
    private static final int SHORTEST = 3;
    private static final Pattern VALID = Pattern.compile("[a-z][a-z0-9-]{1,28}[a-z0-9]");

    private final Set<String> taken = new HashSet<>();

    static boolean isValid(String name) {
        return VALID.matcher(name).matches();
    }

    /** Takes a name as it is; false where it is taken or not valid. */
    boolean claim(String name) {
        return isValid(name) && taken.add(name);
    }

    /** The nearest name that is valid and free, taken with this. */
    String make(String wanted) {
        String name =
                wanted.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceFirst("^[^a-z]+", "");
        name = cut(name, LONGEST);
        if (name.length() < SHORTEST) {
            name = cut(name.isEmpty() ? "registry" : name + "-registry", LONGEST);
        }
        String free = name;
        for (int i = 2; isTaken(free); i++) {
            free = cut(name, LONGEST - 4) + "-" + i;
        }
        taken.add(free);
        return free;
    }

    private boolean isTaken(String name) {
        return taken.stream().anyMatch(other -> other.replace("-", "").equals(name.replace("-", "")));
    }

    private static String cut(String name, int length) {
        return name.substring(0, Math.min(length, name.length())).replaceFirst("-+$", "");
    }
}
