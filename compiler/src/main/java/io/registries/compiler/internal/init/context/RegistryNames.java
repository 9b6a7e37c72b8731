// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.context;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Creates valid registry names that are unique even without hyphens, which Devtron removes. */
public final class RegistryNames {
    private static final int MAX_LENGTH = 30;
    private static final int MIN_LENGTH = 3;
    private static final Pattern VALID = Pattern.compile("[a-z][a-z0-9-]{1,28}[a-z0-9]");

    private final Set<String> taken = new HashSet<>();

    public static boolean isValid(String name) {
        return VALID.matcher(name).matches();
    }

    /** Claims a name; false if it is taken or invalid. */
    public boolean claim(String name) {
        return isValid(name) && taken.add(name);
    }

    /** Claims the most similar name that is valid and unique. */
    public String claimSimilar(String suggestion) {
        String name = suggestion
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceFirst("^[^a-z]+", "");
        name = cut(name, MAX_LENGTH);
        if (name.length() < MIN_LENGTH) {
            name = cut(name.isEmpty() ? "registry" : name + "-registry", MAX_LENGTH);
        }
        String candidate = name;
        for (int i = 2; isTaken(candidate); i++) {
            candidate = cut(name, MAX_LENGTH - 4) + "-" + i;
        }
        taken.add(candidate);
        return candidate;
    }

    private boolean isTaken(String name) {
        return taken.stream().anyMatch(other -> other.replace("-", "").equals(name.replace("-", "")));
    }

    private static String cut(String name, int length) {
        return name.substring(0, Math.min(length, name.length())).replaceFirst("-+$", "");
    }
}
