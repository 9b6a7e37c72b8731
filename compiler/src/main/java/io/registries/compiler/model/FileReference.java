// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import io.registries.compiler.diagnostic.SourceFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that the configuration names. Who reads it takes no part in equality.
 *
 * @param written as it stands in the YAML
 * @param path resolved against the folder of the file that names it
 * @param reader of the file that names it
 */
public record FileReference(String written, Path path, SourceFile.Reader reader) {
    /** Bytes; certificates and Dockerfiles are far smaller. */
    private static final int MAX_BYTES = 1024 * 1024;

    /**
     * What the file holds.
     *
     * @throws IOException if it cannot be read, must not be, or is larger than any such file
     */
    public byte[] content() throws IOException {
        return reader.read(path, MAX_BYTES);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileReference that && written.equals(that.written) && path.equals(that.path);
    }

    @Override
    public int hashCode() {
        return 31 * written.hashCode() + path.hashCode();
    }

    @Override
    public String toString() {
        return written;
    }
}
