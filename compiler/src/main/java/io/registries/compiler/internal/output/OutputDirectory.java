// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads and writes the files of an output directory. Existing files are untrusted: every path is relative to the
 * directory, links are not followed, and only regular files are opened or removed; anything else throws {@link
 * UnsafePathException}. Files are written atomically, secret files accessible to their owner only.
 *
 * <p>Thread-safe for different paths.
 */
final class OutputDirectory implements Closeable {
    /** The maximum length of files that are displayed or removed; generated files are shorter. */
    static final int MAX_BYTES = 1 << 24;

    private final RootDirectory root;
    private final FilePermissions permissions;
    private final OpenDirectories directories;
    private final Staging staging;
    private final FileWriter files;

    OutputDirectory(RootDirectory root) {
        this.root = root;
        this.permissions = new FilePermissions(root.path());
        this.directories = new OpenDirectories(root, permissions);
        this.staging = new Staging(root, permissions, directories);
        this.files = new FileWriter(permissions);
    }

    Path path() {
        return root.path();
    }

    String nameOf(String path) {
        return root.nameOf(path);
    }

    boolean exists() throws IOException {
        return directories.find("").isPresent();
    }

    void create() throws IOException {
        directories.create("", false);
    }

    boolean isWritable() throws IOException {
        return exists() && parent("").isWritable();
    }

    /** The state of a path: a regular file, or absent. */
    FileState find(String path) throws IOException {
        Optional<DirectoryHandle> directory = directories.find(OpenDirectories.parent(path));
        return directory.isPresent() ? find(directory.get(), path) : FileState.ABSENT;
    }

    private FileState find(DirectoryHandle directory, String path) throws IOException {
        FileState found = directory.state(OpenDirectories.name(path));
        if (!found.isAbsent() && !found.isRegularFile()) {
            throw UnsafePathException.ofType(nameOf(path), found.type(), FileState.FileType.REGULAR_FILE);
        }
        return found;
    }

    boolean has(String path) throws IOException {
        return find(path).isRegularFile();
    }

    /** The content of a file; empty if it does not exist or is longer than the maximum. */
    Optional<byte[]> read(String path, int maxBytes) throws IOException {
        FileState found = find(path);
        if (found.isAbsent() || found.bytes() > maxBytes) {
            return Optional.empty();
        }
        try (SeekableByteChannel channel = open(path)) {
            return Optional.of(FileContent.read(channel, (int) found.bytes()));
        }
    }

    /**
     * Whether an existing file has this content.
     *
     * @param found the state of the file
     */
    boolean hasContent(String path, FileState found, Iterable<byte[]> parts) throws IOException {
        try (SeekableByteChannel channel = open(path)) {
            return FileContent.isSame(channel, found.bytes(), parts);
        }
    }

    private SeekableByteChannel open(String path) throws IOException {
        return parent(path).open(OpenDirectories.name(path), OpenMode.READ);
    }

    private DirectoryHandle parent(String path) throws IOException {
        Optional<DirectoryHandle> parent = directories.find(OpenDirectories.parent(path));
        if (parent.isEmpty()) {
            throw new NoSuchFileException(nameOf(path));
        }
        return parent.get();
    }

    /** Opens a file for locking. */
    FileChannel openLock(String path) throws IOException {
        find(path);
        return (FileChannel) parent(path).open(OpenDirectories.name(path), OpenMode.LOCK);
    }

    /** Writes a file. */
    void write(String path, Iterable<byte[]> parts, boolean secret) throws IOException {
        staging.open();
        DirectoryHandle parent = directories.create(OpenDirectories.parent(path), secret);
        files.replace(parent, OpenDirectories.name(path), parts, secret, directories.threadNumber());
    }

    /** Writes a new file with the permissions of the umask. */
    void create(String path, byte[] bytes) throws IOException {
        FileWriter.write(
                directories.create(OpenDirectories.parent(path), false), OpenDirectories.name(path), List.of(bytes));
    }

    /** Writes a file to the staging directory. */
    String stage(Iterable<byte[]> parts) throws IOException {
        String name = staging.newName();
        files.create(staging.open(), name, parts, false);
        return name;
    }

    /** Moves a staged file to its path; the parent directory must exist. */
    void move(String staged, String path) throws IOException {
        staging.open().move(staged, parent(path), OpenDirectories.name(path));
    }

    /** Moves a file to the staging directory. */
    String withdraw(String path) throws IOException {
        find(path);
        String name = staging.newName();
        DirectoryHandle target = staging.open();
        parent(path).move(OpenDirectories.name(path), target, name);
        return name;
    }

    /**
     * Protects secret files from other users: from now on, their directories are restricted to this user when they are
     * opened.
     *
     * @throws UnsafePathException if another user could replace the directories
     */
    void secure(Collection<String> secretFiles) throws IOException {
        // A read-only directory is not changed.
        if (!secretFiles.isEmpty() && isWritable()) {
            staging.open();
            permissions.protect(directories.create("", false), nameOf(""));
            directories.restrict(parents(secretFiles));
        }
    }

    /** The directories of files, below the root. */
    private static Set<String> parents(Collection<String> files) {
        Set<String> parents = new LinkedHashSet<>();
        for (String file : files) {
            String directory = OpenDirectories.parent(file);
            while (!directory.isEmpty() && parents.add(directory)) {
                directory = OpenDirectories.parent(directory);
            }
        }
        return parents;
    }

    /** Whether an existing secret file is accessible to this user only; {@link #secure} must be called before. */
    boolean isPrivate(String path) throws IOException {
        return permissions.isPrivate(parent(path), OpenDirectories.name(path));
    }

    /** Removes a file and the directories that are empty afterwards. */
    void delete(String path) throws IOException {
        if (has(path)) {
            parent(path).delete(OpenDirectories.name(path));
        }
        directories.removeEmpty(path);
    }

    /** Whether a killed run may have left temporary files. */
    boolean hasRemains() throws IOException {
        return staging.hasRemains();
    }

    /** Removes the temporary files of a killed run, which may have written these files. */
    void removeRemains(Collection<String> written) throws IOException {
        removeTemporaryFiles("");
        for (String directory : parents(written)) {
            removeTemporaryFiles(directory);
        }
        staging.removeRemains();
    }

    private void removeTemporaryFiles(String directory) throws IOException {
        Optional<DirectoryHandle> found = directories.find(directory);
        if (found.isPresent()) {
            for (String name : found.get().names()) {
                if (FileWriter.isTemporary(name) && find(found.get(), name).isRegularFile()) {
                    found.get().delete(name);
                }
            }
        }
    }

    /** Ends a run that wrote all its files. */
    void clearStaging() throws IOException {
        staging.clear();
    }

    /** Removes staged files after a failure, as far as possible; the next run removes the rest. */
    void discardStaging() {
        if (!files.hasRemains()) {
            try {
                clearStaging();
            } catch (IOException ignored) {
                // The original failure is reported.
            }
        }
    }

    @Override
    public void close() throws IOException {
        staging.close();
        directories.close();
    }
}
