// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.init;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Tells what must not be written: the secrets of the inputs, and what looks like one. */
final class Secrets {
    private static final int SHORTEST = 4;
    private static final int LONG = 12;
    private static final Pattern NAME = Pattern.compile(
            "passw|passphrase|(^|_)pass$|pwd|secret|token|credential|api[_-]?key|private[_-]?key|access[_-]?key|(^|_)auth$",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VALUE = Pattern.compile(
            "(^|\\W)(gh[pousr]_|github_pat_|glpat-|gldt-|dckr_pat_|xox[bap]-|npm_|eyJ|AKIA[0-9A-Z]{12}|ASIA[0-9A-Z]{12})"
                    + "|-----BEGIN|://[^/\\s@]*:[^/\\s@]+@");
    private static final Pattern ASSIGNED = Pattern.compile(
            "(passw(or)?d|secret|token|credentials?|key)[\"']?\\s*[=:]\\s*[\"']?[^\\s\"'$<{,]{4}",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern RANDOM =
            Pattern.compile("(?=.*[0-9])(?=.*[A-Z])(?=.*[a-z])[A-Za-z0-9+/_=-]{32,}|[0-9a-f]{40,}");

    private final Set<String> known = new HashSet<>();

    /** Remembers every text of a part of an input that holds a secret. */
    void add(JsonNode secret) {
        String text = secret.isValueNode() ? secret.asString("") : "";
        add(text);
        secret.values().forEach(this::add);
    }

    void add(String secret) {
        if (secret.strip().length() >= SHORTEST) {
            known.add(secret.strip());
        }
    }

    /** Whether a text is a secret, holds one, or looks like one. */
    boolean isIn(String text) {
        String bare = text.strip();
        return known.contains(bare)
                || VALUE.matcher(bare).find()
                || ASSIGNED.matcher(bare).find()
                || RANDOM.matcher(bare).matches()
                || known.stream().anyMatch(secret -> secret.length() >= LONG && text.contains(secret));
    }

    /** Whether a value of this name is likely a secret. */
    static boolean isNamedBy(String name) {
        return NAME.matcher(name).find();
    }

    @Override
    public String toString() {
        return "Secrets";
    }
}
