// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The files without secrets that exist in the output directory. */
public final class ExistingFiles implements Closeable {
    private final OutputDirectory directory;

    ExistingFiles(OutputDirectory directory) {
        this.directory = directory;
    }

    /**
     * The text of a file; empty if it does not exist or cannot be read.
     *
     * @param path the path within the output directory
     */
    public Optional<String> text(String path) {
        try {
            return directory
                    .read(path, OutputDirectory.MAX_BYTES)
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException ignored) {
            // Writing the file reports the error.
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            directory.close();
        } catch (IOException ignored) {
            // Nothing was written.
        }
    }
}
