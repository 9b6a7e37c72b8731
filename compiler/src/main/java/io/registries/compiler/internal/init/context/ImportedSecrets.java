// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.init.context;

import io.registries.compiler.internal.secrets.SecretDetector;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Detects the secrets of the inputs, and text that looks like a secret, which must not be written. */
public final class ImportedSecrets {
    private static final int MIN_LENGTH = 4;
    /** Shorter secrets are not searched within other text. */
    private static final int MIN_SUBSTRING_LENGTH = 12;

    private final Set<String> secrets = new HashSet<>();

    /** Records all strings of an input value that contains a secret. */
    public void add(JsonNode secret) {
        String text = secret.isValueNode() ? secret.asString("") : "";
        add(text);
        secret.values().forEach(this::add);
    }

    public void add(String secret) {
        if (secret.strip().length() >= MIN_LENGTH) {
            secrets.add(secret.strip());
        }
    }

    /** Whether a text is a secret, contains one, or looks like one. */
    public boolean isIn(String text) {
        String stripped = text.strip();
        return secrets.contains(stripped)
                || SecretDetector.isSecretValue(stripped)
                || secrets.stream()
                        .anyMatch(secret -> secret.length() >= MIN_SUBSTRING_LENGTH && text.contains(secret));
    }

    @Override
    public String toString() {
        return "ImportedSecrets";
    }
}
