// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.output;

import java.io.IOException;
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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Files of one output folder: written whole or not at all, secret ones for their owner alone. */
final class Disk {
    private static final String OWN = ".registries-";
    private static final String STAGING = OWN + "staging";
    private static final Set<OpenOption> NEW_FILE = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final Path root;
    private final Modes modes;
    private final Folders folders;
    private final AtomicInteger staged = new AtomicInteger();

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

    Found compare(String path, Supplier<byte[]> content) throws IOException {
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
        byte[] bytes = content.get();
        boolean same = attributes.isRegularFile()
                && attributes.size() == bytes.length
                && Arrays.equals(Files.readAllBytes(file), bytes);
        return same ? Found.SAME : Found.OTHER;
    }

    /** Writes a file. Several may be written at a time, each of another path. */
    void write(String path, byte[] bytes, boolean secret) throws IOException {
        folders.makeFor(path, secret);
        folders.makeOnce(STAGING, folder -> {
            // What a run left that was killed.
            deleteAll(folder);
            Files.createDirectory(folder, modes.of(Modes.OWNER_FOLDER));
        });
        Path file = root.resolve(STAGING + "/" + staged.incrementAndGet());
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, NEW_FILE, modes.of(secret ? Modes.OWNER_FILE : Modes.OPEN_FILE))) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }
        if (!secret) {
            modes.open(file);
        }
        Files.move(file, resolve(path), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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

    /** Whether a run that was killed left something behind. */
    boolean hasStaging() {
        return has(STAGING);
    }

    void clearStaging() throws IOException {
        folders.forget(STAGING);
        deleteAll(root.resolve(STAGING));
    }

    private static void deleteAll(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> left;
        try (Stream<Path> files = Files.walk(folder)) {
            left = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : left) {
            Files.delete(path);
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
