// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.seal;

import java.util.List;

/**
 * What SOPS must know to open a file, as a field beside the file's own ({@code stores/stores.go} of getsops/sops).
 */
final class SopsMetadata {
    static final String KEY = "sops";
    static final String MAC = "mac";

    /**
     * The time of the last change, which SOPS binds the MAC to and has no other use for. What is emitted comes of the
     * input and the random source alone, and holds no clock, so it is always the same.
     */
    static final String LAST_MODIFIED = "1970-01-01T00:00:00Z";

    /** The release whose format this is. SOPS opens it from 3.7.0 on, the first that knows age. */
    private static final String VERSION = "3.9.0";

    private SopsMetadata() {}

    /**
     * The lines of the field.
     *
     * @param mac encrypted
     */
    static String render(byte[] dataKey, List<AgeRecipient> recipients, String mac) {
        StringBuilder block = new StringBuilder(KEY).append(":\n    age:\n");
        for (AgeRecipient recipient : recipients) {
            block.append("        - recipient: ").append(recipient).append('\n');
            block.append("          enc: |\n");
            AgeEnvelope.seal(dataKey, recipient)
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
