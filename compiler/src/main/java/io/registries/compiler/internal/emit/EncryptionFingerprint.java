// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.emit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an encrypted file was made from, in its first line: encryption gives other bytes each time, so the file itself must
 * say whether its inputs have changed. It holds no bare hash of a secret.
 *
 * @param declaration SHA-256, in hex, of what is declared, all of which is in git anyway
 * @param values HMAC-SHA-256, in hex, of the secret values; absent where there is no key to make one
 */
record EncryptionFingerprint(String declaration, Optional<String> values) {
    private static final Pattern LINE = Pattern.compile(
            "^# made by registries from (?<declaration>[0-9a-f]{64})(, values (?<values>[0-9a-f]{64}))?\n");

    /** The fingerprint of a file, if it has one. */
    static Optional<EncryptionFingerprint> of(String text) {
        Matcher line = LINE.matcher(text);
        return line.find()
                ? Optional.of(
                        new EncryptionFingerprint(line.group("declaration"), Optional.ofNullable(line.group("values"))))
                : Optional.empty();
    }

    /** Whether a file with this fingerprint still holds what has the other one, as far as that says. */
    boolean isUpToDate(EncryptionFingerprint wanted) {
        return declaration.equals(wanted.declaration) && (wanted.values.isEmpty() || wanted.values.equals(values));
    }

    /** The first line of the file. */
    String line() {
        return "# made by registries from " + declaration
                + values.map(print -> ", values " + print).orElse("") + "\n";
    }
}
