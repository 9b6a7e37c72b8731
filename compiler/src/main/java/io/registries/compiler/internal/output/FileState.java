// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import java.nio.file.attribute.BasicFileAttributes;

/**
 * The state of a path.
 *
 * @param type the type of file
 * @param bytes the length in bytes
 */
record FileState(FileType type, long bytes) {
    static final FileState ABSENT = new FileState(FileType.ABSENT, 0);

    /** The types of files that are distinguished. */
    enum FileType {
        ABSENT("absent"),
        REGULAR_FILE("a regular file"),
        DIRECTORY("a directory"),
        SYMBOLIC_LINK("a symbolic link"),
        SPECIAL_FILE("a special file");

        private final String description;

        FileType(String description) {
            this.description = description;
        }

        String description() {
            return description;
        }
    }

    /** The state of an existing file. */
    static FileState of(BasicFileAttributes file) {
        return new FileState(type(file), file.size());
    }

    private static FileType type(BasicFileAttributes file) {
        if (file.isSymbolicLink()) {
            return FileType.SYMBOLIC_LINK;
        }
        // A Windows junction is both `directory` and `other`.
        if (file.isOther()) {
            return FileType.SPECIAL_FILE;
        }
        return file.isDirectory() ? FileType.DIRECTORY : FileType.REGULAR_FILE;
    }

    boolean isAbsent() {
        return type == FileType.ABSENT;
    }

    boolean isRegularFile() {
        return type == FileType.REGULAR_FILE;
    }

    boolean isDirectory() {
        return type == FileType.DIRECTORY;
    }
}
