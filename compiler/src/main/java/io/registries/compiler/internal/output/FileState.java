// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What is at a path.
 *
 * @param type what kind of file
 * @param bytes its length
 */
record FileState(FileType type, long bytes) {
    static final FileState ABSENT = new FileState(FileType.ABSENT, 0);

    /** The types of files, as far as they matter. */
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

    /** What is at the path itself: a link is a link, whatever it leads to. */
    static FileState of(Path path) throws IOException {
        return read(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** What links at the path lead to. */
    static FileState behindLinks(Path path) throws IOException {
        return read(path);
    }

    private static FileState read(Path path, LinkOption... links) throws IOException {
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class, links);
            return new FileState(type(file), file.size());
        } catch (NoSuchFileException e) {
            return ABSENT;
        }
    }

    private static FileType type(BasicFileAttributes file) {
        if (file.isSymbolicLink()) {
            return FileType.SYMBOLIC_LINK;
        }
        // A junction of Windows is a directory and something else at once.
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
