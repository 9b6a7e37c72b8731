// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init;

import io.registries.compiler.internal.secrets.SecretDetector;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The secrets of the inputs, which must not be written, nor what looks like one. */
final class ImportedSecrets {
    private static final int MIN_LENGTH = 4;
    /** From this length on, a secret is recognized within other text. */
    private static final int MIN_LENGTH_WITHIN = 12;

    private final Set<String> known = new HashSet<>();

    /** Remembers every text of a part of an input that holds a secret. */
    void add(JsonNode secret) {
        String text = secret.isValueNode() ? secret.asString("") : "";
        add(text);
        secret.values().forEach(this::add);
    }

    void add(String secret) {
        if (secret.strip().length() >= MIN_LENGTH) {
            known.add(secret.strip());
        }
    }

    /** Whether a text is a secret, holds one, or looks like one. */
    boolean isIn(String text) {
        String stripped = text.strip();
        return known.contains(stripped)
                || SecretDetector.isSecretValue(stripped)
                || known.stream().anyMatch(secret -> secret.length() >= MIN_LENGTH_WITHIN && text.contains(secret));
    }

    @Override
    public String toString() {
        return "ImportedSecrets";
    }
}
