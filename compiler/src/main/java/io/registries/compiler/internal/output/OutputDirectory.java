// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import io.registries.compiler.internal.parallel.ParallelTasks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.UserPrincipal;
import java.util.Arrays;
import java.util.Collection;
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
final class OutputDirectory {
    /** The maximum length of files that are displayed or removed; generated files are shorter. */
    static final int MAX_BYTES = 1 << 24;

    private static final Set<OpenOption> CREATE_ONLY =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> LOCK =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    /** The bytes written at a time: the JDK copies them to a direct buffer of that size and keeps it. */
    private static final int CHUNK_BYTES = 1 << 20;

    private final RootDirectory root;
    private final FilePermissions permissions;
    private final DirectoryCreator directories;
    private final Staging staging;

    /** The user of this run; empty until {@link #secure} finds directories of secrets. */
    private Optional<UserPrincipal> user = Optional.empty();

    OutputDirectory(RootDirectory root) {
        this.root = root;
        this.permissions = new FilePermissions(root.path());
        this.directories = new DirectoryCreator(root, permissions);
        this.staging = new Staging(root, permissions, directories);
    }

    Path path() {
        return root.path();
    }

    String nameOf(String path) {
        return root.nameOf(path);
    }

    boolean exists() throws IOException {
        return directories.exists("");
    }

    void create() throws IOException {
        directories.create("", false);
    }

    boolean isWritable() {
        return Files.isWritable(root.path());
    }

    /** The state of a path: a regular file, or absent. */
    FileState find(String path) throws IOException {
        if (!directories.exists(DirectoryCreator.parent(path))) {
            return FileState.ABSENT;
        }
        FileState found = FileState.read(root.resolve(path));
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
        try (InputStream in = open(path)) {
            return Optional.of(in.readNBytes((int) found.bytes()));
        }
    }

    /** Whether an existing file has this content. */
    boolean hasContent(String path, Iterable<byte[]> parts) throws IOException {
        try (InputStream in = open(path)) {
            for (byte[] part : parts) {
                if (!Arrays.equals(in.readNBytes(part.length), part)) {
                    return false;
                }
            }
            return in.read() < 0;
        }
    }

    private InputStream open(String path) throws IOException {
        return Files.newInputStream(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    /** Opens a file for locking. */
    FileChannel openLock(String path) throws IOException {
        find(path);
        return FileChannel.open(root.resolve(path), LOCK);
    }

    /** Writes a file. */
    void write(String path, Iterable<byte[]> parts, boolean secret) throws IOException {
        directories.create(DirectoryCreator.parent(path), secret);
        move(stage(parts, secret), path);
    }

    /** Writes a new file with the permissions of the umask. */
    void create(String path, byte[] bytes) throws IOException {
        directories.create(DirectoryCreator.parent(path), false);
        create(root.resolve(path), List.of(bytes));
    }

    /** Writes a file to the staging directory. */
    Path stage(Iterable<byte[]> parts, boolean secret) throws IOException {
        Path file = staging.newFile();
        create(file, parts, secret);
        return file;
    }

    /** Moves a staged file to its path; the parent directory must exist. */
    void move(Path staged, String path) throws IOException {
        Files.move(staged, root.resolve(path), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Moves a file to the staging directory. */
    Path withdraw(String path) throws IOException {
        find(path);
        Path file = staging.newFile();
        Files.move(root.resolve(path), file, StandardCopyOption.ATOMIC_MOVE);
        return file;
    }

    private void create(Path file, Iterable<byte[]> parts, boolean secret) throws IOException {
        create(file, parts, permissions.ofFile(secret));
        if (!secret) {
            permissions.makePublic(file);
        }
    }

    private static void create(Path file, Iterable<byte[]> parts, FileAttribute<?>... attributes) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file, CREATE_ONLY, attributes)) {
            for (byte[] part : parts) {
                for (int from = 0; from < part.length; ) {
                    from += channel.write(ByteBuffer.wrap(part, from, Math.min(CHUNK_BYTES, part.length - from)));
                }
            }
        }
    }

    /**
     * Restricts the existing directories of secret files to this user.
     *
     * @throws UnsafePathException if a directory belongs to another user
     */
    void secure(Collection<String> secretFiles, ParallelTasks tasks) throws IOException {
        Set<String> found = directories.existing(secretFiles);
        // A read-only directory is not changed.
        if (!found.isEmpty() && isWritable()) {
            user = staging.user();
            tasks.map(List.copyOf(found), this::restrict);
        }
    }

    private boolean restrict(String directory) throws IOException {
        if (user.isPresent()) {
            permissions.restrict(root.resolve(directory), nameOf(directory), user.get());
        }
        return true;
    }

    /** Whether a secret file is accessible to this user only; {@link #secure} must be called before. */
    boolean isPrivate(String path) throws IOException {
        return user.isEmpty() || permissions.isPrivate(root.resolve(path), user.get());
    }

    /** Removes a file and the directories that are empty afterwards. */
    void delete(String path) throws IOException {
        if (has(path)) {
            Files.delete(root.resolve(path));
        }
        directories.removeEmpty(path);
    }

    void clearStaging() throws IOException {
        staging.clear();
    }

    /** Removes staged files after a failure, as far as possible; the next run removes the rest. */
    void discardStaging() {
        try {
            clearStaging();
        } catch (IOException e) {
            // The original failure is reported.
        }
    }
}
