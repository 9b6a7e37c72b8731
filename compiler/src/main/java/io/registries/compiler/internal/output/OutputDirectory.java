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
 * The only way to the files of a directory that the compiler writes. What others put there is not trusted: every path is
 * relative to the directory, no link on it is followed, and nothing but regular files is opened or removed; for all else
 * there is an {@link UnsafePathException}. Files are written whole or not at all, secret ones for their owner alone.
 *
 * <p>Thread-safe, for files of different paths.
 */
final class OutputDirectory {
    /** The longest file that is shown or removed: none that the compiler lets go of is longer. */
    static final int MAX_BYTES = 1 << 24;

    private static final Set<OpenOption> CREATE_ONLY =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    private static final Set<OpenOption> LOCK =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    /** Bytes written at a time: Java copies them into memory of its own first, and keeps that. */
    private static final int CHUNK_BYTES = 1 << 20;

    private final RootDirectory root;
    private final FilePermissions permissions;
    private final DirectoryCreator directories;
    private final Staging staging;

    /** The user of this run, where secret files were found. */
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

    /** What is at a path: a regular file, or nothing. */
    FileState find(String path) throws IOException {
        if (!directories.exists(DirectoryCreator.parent(path))) {
            return FileState.ABSENT;
        }
        FileState found = FileState.of(root.resolve(path));
        if (!found.isAbsent() && !found.isRegularFile()) {
            throw UnsafePathException.ofType(nameOf(path), found.type(), FileState.FileType.REGULAR_FILE);
        }
        return found;
    }

    boolean has(String path) throws IOException {
        return find(path).isRegularFile();
    }

    /** The bytes of a file, if there is one that is no longer. */
    Optional<byte[]> read(String path, int maxBytes) throws IOException {
        FileState found = find(path);
        if (found.isAbsent() || found.bytes() > maxBytes) {
            return Optional.empty();
        }
        try (InputStream in = open(path)) {
            return Optional.of(in.readNBytes((int) found.bytes()));
        }
    }

    /** Whether a file, which is there, holds these bytes. */
    boolean holds(String path, Iterable<byte[]> pieces) throws IOException {
        try (InputStream in = open(path)) {
            for (byte[] piece : pieces) {
                if (!Arrays.equals(in.readNBytes(piece.length), piece)) {
                    return false;
                }
            }
            return in.read() < 0;
        }
    }

    private InputStream open(String path) throws IOException {
        return Files.newInputStream(root.resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    /** Opens a file that is locked, and neither read nor written. */
    FileChannel openLock(String path) throws IOException {
        find(path);
        return FileChannel.open(root.resolve(path), LOCK);
    }

    /** Writes a file. */
    void write(String path, Iterable<byte[]> pieces, boolean secret) throws IOException {
        directories.create(DirectoryCreator.parent(path), secret);
        move(stage(pieces, secret), path);
    }

    /** Writes a file that is not there yet, as the umask lets others read it. */
    void create(String path, byte[] bytes) throws IOException {
        directories.create(DirectoryCreator.parent(path), false);
        create(root.resolve(path), List.of(bytes));
    }

    /** Writes a file that is not in its place yet. */
    Path stage(Iterable<byte[]> pieces, boolean secret) throws IOException {
        Path file = staging.newFile();
        create(file, pieces, secret);
        return file;
    }

    /** Moves a staged file into its place, whose directory is there. */
    void move(Path staged, String path) throws IOException {
        Files.move(staged, root.resolve(path), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Moves a file out of its place, to be moved back or cleared with what is staged. */
    Path withdraw(String path) throws IOException {
        find(path);
        Path file = staging.newFile();
        Files.move(root.resolve(path), file, StandardCopyOption.ATOMIC_MOVE);
        return file;
    }

    private void create(Path file, Iterable<byte[]> pieces, boolean secret) throws IOException {
        create(file, pieces, permissions.ofFile(secret));
        if (!secret) {
            permissions.open(file);
        }
    }

    private static void create(Path file, Iterable<byte[]> pieces, FileAttribute<?>... attributes) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file, CREATE_ONLY, attributes)) {
            for (byte[] piece : pieces) {
                for (int from = 0; from < piece.length; ) {
                    from += channel.write(ByteBuffer.wrap(piece, from, Math.min(CHUNK_BYTES, piece.length - from)));
                }
            }
        }
    }

    /**
     * Closes the directories of secret files, as far as they are there, to all but this user.
     *
     * @throws UnsafePathException if one belongs to another user
     */
    void secure(Collection<String> secretFiles, ParallelTasks tasks) throws IOException {
        Set<String> found = directories.existing(secretFiles);
        // Where nothing can be written, nothing is.
        if (!found.isEmpty() && isWritable()) {
            user = staging.user();
            tasks.map(List.copyOf(found), this::close);
        }
    }

    private boolean close(String directory) throws IOException {
        if (user.isPresent()) {
            permissions.close(root.resolve(directory), nameOf(directory), user.get());
        }
        return true;
    }

    /** Whether a secret file, whose directories are secured, is readable for nobody but this user. */
    boolean isPrivate(String path) throws IOException {
        return user.isEmpty() || permissions.isPrivate(root.resolve(path), user.get());
    }

    /** Removes a file, and the directories that it leaves empty. */
    void delete(String path) throws IOException {
        if (has(path)) {
            Files.delete(root.resolve(path));
        }
        directories.removeEmpty(path);
    }

    void clearStaging() throws IOException {
        staging.clear();
    }

    /** Takes away what is staged, as far as that goes after a failure: the next run takes away the rest. */
    void abandon() {
        try {
            clearStaging();
        } catch (IOException e) {
            // The failure before is what people must know.
        }
    }
}
