// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.emit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file of ciphertext was made from, as its first line says it: encryption gives other bytes each time, so the
 * file itself must tell whether there is anything new. No bare hash of a secret is in it.
 *
 * @param facts SHA-256, in hex, of what is declared: all of it stands in git anyway
 * @param fingerprint HMAC-SHA-256, in hex, of the secret values; absent where there is no key to make one
 */
record Stamp(String facts, Optional<String> fingerprint) {
    private static final Pattern LINE =
            Pattern.compile("^# made by registries from (?<facts>[0-9a-f]{64})(, values (?<print>[0-9a-f]{64}))?\n");

    /** The stamp of a file, if it has one. */
    static Optional<Stamp> of(String text) {
        Matcher line = LINE.matcher(text);
        return line.find()
                ? Optional.of(new Stamp(line.group("facts"), Optional.ofNullable(line.group("print"))))
                : Optional.empty();
    }

    /** The first line of the file. */
    String line() {
        return "# made by registries from " + facts
                + fingerprint.map(print -> ", values " + print).orElse("") + "\n";
    }
}
