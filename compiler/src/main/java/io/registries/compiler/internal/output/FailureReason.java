// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** Why a directory cannot be written, in words for people. */
final class FailureReason {
    private FailureReason() {}

    /** The same failure, named by its directory and its reason; what has a diagnostic stays as it is. */
    static IOException explain(Path directory, IOException problem) {
        return problem instanceof UnsafePathException
                ? problem
                : new IOException("the output folder `" + directory + "` cannot be written: " + of(problem), problem);
    }

    private static String of(IOException problem) {
        if (problem instanceof AccessDeniedException) {
            return "you may not write there";
        }
        if (problem instanceof FileAlreadyExistsException || problem instanceof NotDirectoryException) {
            return "a file is where a folder must be";
        }
        if (isFull(problem)) {
            return "no room is left on the disk";
        }
        return problem instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : "the disk refuses it";
    }

    // The words of Linux, macOS and Windows; for bytes, files and quotas alike.
    private static boolean isFull(IOException problem) {
        String words = String.valueOf(problem.getMessage()).toLowerCase(Locale.ROOT);
        return words.contains("no space left")
                || words.contains("quota exceeded")
                || words.contains("not enough space");
    }
}
