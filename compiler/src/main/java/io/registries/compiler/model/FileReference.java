// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that the configuration names.
 *
 * @param written as it stands in the YAML
 * @param path resolved against the folder of the file that names it
 */
public record FileReference(String written, Path path) {
    /** Bytes; certificates are far smaller. */
    private static final int LONGEST = 1024 * 1024;

    /**
     * What a certificate's file holds. One without an end, such as a device, is not read for ever.
     *
     * @throws IOException if it cannot be read, or is longer than any certificate
     */
    public byte[] content() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new IOException("too long");
            }
            return bytes;
        }
    }
}
