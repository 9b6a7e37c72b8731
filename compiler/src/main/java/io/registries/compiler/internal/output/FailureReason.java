// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** Explains to users why a directory cannot be written. */
final class FailureReason {
    private FailureReason() {}

    /** Wraps a failure with the directory and the reason; keeps exceptions that have a diagnostic. */
    static IOException explain(Path directory, IOException problem) {
        return problem instanceof UnsafePathException
                ? problem
                : new IOException(
                        "the output directory `" + directory + "` cannot be written: " + describe(problem), problem);
    }

    private static String describe(IOException problem) {
        if (problem instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (problem instanceof FileAlreadyExistsException || problem instanceof NotDirectoryException) {
            return "a file exists in place of a directory";
        }
        if (isFull(problem)) {
            return "no space left on device";
        }
        return problem instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : "I/O error";
    }

    // The messages of Linux, macOS and Windows, for space, inodes and quotas.
    private static boolean isFull(IOException problem) {
        String words = String.valueOf(problem.getMessage()).toLowerCase(Locale.ROOT);
        return words.contains("no space left")
                || words.contains("quota exceeded")
                || words.contains("not enough space");
    }
}
