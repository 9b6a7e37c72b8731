// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.model;

import io.registries.compiler.diagnostic.SourceFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that the configuration refers to. Equality ignores the reader.
 *
 * @param written the path in the YAML
 * @param path resolved against the folder of the file that contains the reference
 * @param reader reads the file
 */
public record FileReference(String written, Path path, SourceFile.Reader reader) {
    /** Certificates and Dockerfiles are far smaller. */
    private static final int MAX_BYTES = 1024 * 1024;

    /**
     * The content of the file.
     *
     * @throws IOException if it cannot be read, must not be read, or is larger than 1 MiB
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
