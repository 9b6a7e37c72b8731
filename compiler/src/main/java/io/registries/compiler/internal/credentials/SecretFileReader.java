// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.credentials;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Reads files that hold secrets. */
final class SecretFileReader {
    /** The limit of a Kubernetes Secret. */
    static final int MAX_BYTES = 1024 * 1024;

    private SecretFileReader() {}

    /** Thrown for a directory, and for pipes and devices, which may never end. */
    static final class NotRegularFileException extends FileSystemException {
        private static final long serialVersionUID = 1L;
        private final boolean directory;

        private NotRegularFileException(Path file, boolean directory) {
            super(file.toString());
            this.directory = directory;
        }

        /** The problem, as the rest of a sentence that begins with the name of the file. */
        String problem() {
            return directory ? "is a directory" : "is a pipe or a device, not a regular file";
        }
    }

    /**
     * Reads a file, at most one byte more than the limit.
     *
     * @throws NotRegularFileException if it is not a regular file
     */
    static byte[] read(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new NotRegularFileException(file, attributes.isDirectory());
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(MAX_BYTES + 1);
        }
    }
}
