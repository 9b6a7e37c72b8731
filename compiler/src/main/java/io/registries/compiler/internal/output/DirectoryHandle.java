// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.util.List;

/**
 * An open directory. Its entries are accessed by their names, without following links. All access to files of output
 * directories goes through handles, from the root down, so that no directory on the way can be a link.
 */
abstract class DirectoryHandle implements Closeable {
    private static final int STICKY = 01000;

    private final Path path;

    DirectoryHandle(Path path) {
        this.path = path;
    }

    /** Opens a directory by its path; links are followed. */
    @SuppressWarnings("StreamResourceLeak") // closed with the handle
    static DirectoryHandle open(Path path) throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(path);
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return new SecureDirectoryHandle(path, secure);
        }
        stream.close();
        return CheckedDirectoryHandle.open(path);
    }

    /** The state of a path; links are followed. */
    static FileState state(Path path) throws IOException {
        try {
            return FileState.of(Files.readAttributes(path, BasicFileAttributes.class));
        } catch (NoSuchFileException ignored) {
            return FileState.ABSENT;
        }
    }

    /** Creates a directory and its parents; links are followed. */
    static void createAll(Path path) throws IOException {
        Files.createDirectories(path);
    }

    final Path path() {
        return path;
    }

    /** The path of an entry. */
    final Path resolve(String name) {
        return path.resolve(name);
    }

    boolean isWritable() {
        return Files.isWritable(path);
    }

    /** Whether only the owner of an entry can rename or remove it, as in {@code /tmp}. */
    boolean isSticky() throws IOException {
        return ((int) Files.getAttribute(path, "unix:mode") & STICKY) != 0;
    }

    /** The state of an entry. */
    final FileState state(String name) throws IOException {
        try {
            return FileState.of(view(name, BasicFileAttributeView.class).readAttributes());
        } catch (NoSuchFileException ignored) {
            return FileState.ABSENT;
        }
    }

    /** The attributes of this directory. */
    abstract <V extends FileAttributeView> V view(Class<V> type) throws IOException;

    /** The attributes of an entry. */
    abstract <V extends FileAttributeView> V view(String name, Class<V> type) throws IOException;

    /** Opens a file. */
    abstract SeekableByteChannel open(String name, OpenMode mode, FileAttribute<?>... attributes) throws IOException;

    /** Opens a subdirectory. */
    abstract DirectoryHandle openDirectory(String name) throws IOException;

    /** Creates a subdirectory. */
    void createDirectory(String name, FileAttribute<?>... attributes) throws IOException {
        Files.createDirectory(resolve(name), attributes);
    }

    /** Moves an entry to a directory of the same file system, atomically; an existing file is replaced. */
    abstract void move(String name, DirectoryHandle target, String newName) throws IOException;

    /** Removes a file or a link. */
    abstract void delete(String name) throws IOException;

    /** Removes an empty subdirectory. */
    abstract void deleteDirectory(String name) throws IOException;

    /** The names of all entries. */
    abstract List<String> names() throws IOException;
}
