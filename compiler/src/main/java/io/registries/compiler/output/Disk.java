// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.output;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Files of one output folder: written whole or not at all, secret ones for their owner alone. */
final class Disk {
    private static final String OWN = ".registries-";
    private static final Set<OpenOption> NEW_FILE = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    /** Bytes written at a time: Java copies them into memory of its own first, and keeps that. */
    private static final int PIECE = 1 << 20;

    private final Path root;
    private final Modes modes;
    private final Folders folders;
    private final Staging staging;

    /** Where nothing is in the folder but what runs leave there, no file need be looked for. */
    private final boolean isEmpty;

    /** What is there in the place of a file. */
    enum Found {
        NOTHING,
        SAME,
        OTHER
    }

    Disk(Path root) {
        this.root = root;
        this.modes = new Modes(root);
        this.folders = new Folders(root, modes);
        this.staging = new Staging(root, modes, folders);
        this.isEmpty = isEmpty(root);
    }

    private static boolean isEmpty(Path root) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(
                root, file -> !file.getFileName().toString().startsWith(OWN))) {
            return !files.iterator().hasNext();
        } catch (IOException absent) {
            return !Files.exists(root, LinkOption.NOFOLLOW_LINKS);
        }
    }

    Path resolve(String path) {
        return root.resolve(path);
    }

    boolean has(String path) {
        return Files.exists(resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    Found compare(String path, Iterable<byte[]> pieces) throws IOException {
        if (isEmpty) {
            return Found.NOTHING;
        }
        Path file = resolve(path);
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException absent) {
            return Found.NOTHING;
        }
        return attributes.isRegularFile() && holds(file, pieces) ? Found.SAME : Found.OTHER;
    }

    private static boolean holds(Path file, Iterable<byte[]> pieces) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            for (byte[] piece : pieces) {
                byte[] there = new byte[piece.length];
                if (in.readNBytes(there, 0, there.length) < there.length || !Arrays.equals(there, piece)) {
                    return false;
                }
            }
            return in.read() < 0;
        }
    }

    /** Writes a file. Several may be written at a time, each of another path. */
    void write(String path, Iterable<byte[]> pieces, boolean secret) throws IOException {
        folders.makeFor(path, secret);
        place(prepare(pieces, secret), path);
    }

    /** Writes a file that is not in its place yet. */
    Path prepare(Iterable<byte[]> pieces, boolean secret) throws IOException {
        Path file = staging.single();
        create(file, pieces, secret);
        return file;
    }

    /** Moves a file into its place, whose folder is there. */
    void place(Path file, String path) throws IOException {
        Files.move(file, resolve(path), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Writes a file as {@link #write} does; one in a folder that is new is there when that is revealed. */
    void stage(String path, Iterable<byte[]> pieces, boolean secret) throws IOException {
        Optional<Path> place = staging.inNewFolder(path, secret);
        if (place.isPresent()) {
            create(place.get(), pieces, secret);
        } else {
            write(path, pieces, secret);
        }
    }

    /** Moves the new folders into their places. */
    void reveal() throws IOException {
        staging.reveal();
    }

    private void create(Path file, Iterable<byte[]> pieces, boolean secret) throws IOException {
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, NEW_FILE, modes.of(secret ? Modes.OWNER_FILE : Modes.OPEN_FILE))) {
            for (byte[] piece : pieces) {
                for (int from = 0; from < piece.length; ) {
                    from += channel.write(ByteBuffer.wrap(piece, from, Math.min(PIECE, piece.length - from)));
                }
            }
        }
        if (!secret) {
            modes.open(file);
        }
    }

    /** Makes sure that a file that stays as it is has the right mode. */
    Path restrict(String path, boolean secret) throws IOException {
        Path file = resolve(path);
        if (secret && modes.areKnown()) {
            modes.ensure(file, Modes.OWNER_FILE);
            folders.restrictFor(path);
        }
        return file;
    }

    /** Removes a file, and the folders that it leaves empty. */
    void delete(String path) throws IOException {
        Files.deleteIfExists(resolve(path));
        folders.removeEmptyFor(path);
    }

    void clearStaging() throws IOException {
        staging.clear();
    }

    /** Takes away what is staged, as far as that goes after a failure: the next run takes away the rest. */
    void abandon() {
        try {
            clearStaging();
        } catch (IOException left) {
            // The failure before is what people must know.
        }
    }

    /** The same failure in words for people. */
    IOException explain(IOException problem) {
        String reason;
        if (problem instanceof AccessDeniedException) {
            reason = "you may not write there";
        } else if (problem instanceof FileAlreadyExistsException || problem instanceof NotDirectoryException) {
            reason = "a file is where a folder must be";
        } else if (isFull(problem)) {
            reason = "no room is left on the disk";
        } else {
            reason = problem instanceof java.nio.file.FileSystemException system && system.getReason() != null
                    ? system.getReason()
                    : "the disk refuses it";
        }
        return new IOException("the output folder `" + root + "` cannot be written: " + reason, problem);
    }

    // The words of Linux, macOS and Windows; for bytes, files and quotas alike.
    private static boolean isFull(IOException problem) {
        String words = String.valueOf(problem.getMessage()).toLowerCase(Locale.ROOT);
        return words.contains("no space left")
                || words.contains("quota exceeded")
                || words.contains("not enough space");
    }
}
