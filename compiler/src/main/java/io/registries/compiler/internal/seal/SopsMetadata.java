// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import java.util.List;
import java.util.function.Function;

/**
 * Renders the metadata field {@code sops} of an encrypted file ({@code stores/stores.go} of SOPS).
 */
final class SopsMetadata {
    static final String KEY = "sops";
    static final String MAC = "mac";

    /**
     * The time of the last change. SOPS uses it only as additional authenticated data of the MAC. It is constant, so
     * that the output depends on the input and the random source only.
     */
    static final String LAST_MODIFIED = "1970-01-01T00:00:00Z";

    /** The SOPS release of this format. SOPS decrypts it since 3.7.0, the first release with age support. */
    private static final String VERSION = "3.9.0";

    private SopsMetadata() {}

    /**
     * Renders the lines of the field.
     *
     * @param envelope encrypts the data key for a recipient
     * @param mac the encrypted MAC
     */
    static String render(List<AgeRecipient> recipients, Function<AgeRecipient, String> envelope, String mac) {
        StringBuilder block = new StringBuilder(KEY).append(":\n    age:\n");
        for (AgeRecipient recipient : recipients) {
            block.append("        - recipient: ").append(recipient).append('\n');
            block.append("          enc: |\n");
            envelope.apply(recipient)
                    .lines()
                    .forEach(line -> block.append(" ".repeat(12)).append(line).append('\n'));
        }
        return block.append("    lastmodified: \"" + LAST_MODIFIED + "\"\n")
                .append("    " + MAC + ": ")
                .append(mac)
                .append('\n')
                .append("    encrypted_regex: ^" + SopsTree.SECRET_KEY + "$\n")
                .append("    version: " + VERSION + "\n")
                .toString();
    }
}
