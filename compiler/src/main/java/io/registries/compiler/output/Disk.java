// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Files of one output folder: written whole or not at all, secret ones for their owner alone. */
final class Disk {
    private static final String STAGING = ".registries-staging";
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<OpenOption> NEW_FILE = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final Set<PosixFilePermission> OPEN_FILE = PosixFilePermissions.fromString("rw-r--r--");

    private final Path root;
    private final boolean posix;

    /** Folders that are known to be there, and those whose modes are known to be right. */
    private final Map<Path, Path> made = new ConcurrentHashMap<>();

    private final Set<Path> restricted = ConcurrentHashMap.newKeySet();

    private final AtomicInteger staged = new AtomicInteger();

    /** Whether the process's umask takes nothing away from files that all may read. */
    private volatile boolean comesOpen;

    /** Where there was no folder at first, no file need be looked for. */
    private final boolean isNew;

    /** What is there in the place of a file. */
    enum Found {
        NOTHING,
        SAME,
        OTHER
    }

    Disk(Path root) {
        this.root = root;
        this.isNew = !Files.isDirectory(root);
        this.posix = root.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    Path resolve(String path) {
        return root.resolve(path);
    }

    boolean has(String path) {
        return Files.exists(resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    Found compare(String path, byte[] bytes) throws IOException {
        if (isNew) {
            return Found.NOTHING;
        }
        Path file = resolve(path);
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException absent) {
            return Found.NOTHING;
        }
        boolean same = attributes.isRegularFile()
                && attributes.size() == bytes.length
                && Arrays.equals(Files.readAllBytes(file), bytes);
        return same ? Found.SAME : Found.OTHER;
    }

    /** Writes a file. Several may be written at a time, each of another path. */
    void write(String path, byte[] bytes, boolean secret) throws IOException {
        createFolders(path, secret);
        Path staging = root.resolve(STAGING);
        if (!made.containsKey(staging)) {
            make(staging, folder -> {
                // What a run left that was killed.
                deleteAll(folder);
                Files.createDirectory(folder, attributes(OWNER_FOLDER));
            });
        }
        Path file = staging.resolve(Integer.toString(staged.incrementAndGet()));
        try (SeekableByteChannel channel =
                Files.newByteChannel(file, NEW_FILE, attributes(secret ? OWNER_FILE : OPEN_FILE))) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
        }
        if (posix && !secret && !comesOpen) {
            comesOpen = Files.getPosixFilePermissions(file).equals(OPEN_FILE);
            if (!comesOpen) {
                Files.setPosixFilePermissions(file, OPEN_FILE);
            }
        }
        Files.move(file, resolve(path), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Makes sure that a file that stays as it is has the right mode. */
    Path restrict(String path, boolean secret) throws IOException {
        if (!posix || !secret) {
            return root;
        }
        Path file = resolve(path);
        if (!Files.getPosixFilePermissions(file).equals(OWNER_FILE)) {
            Files.setPosixFilePermissions(file, OWNER_FILE);
        }
        for (Path folder : foldersOf(path)) {
            if (restricted.add(folder) && !Files.getPosixFilePermissions(folder).equals(OWNER_FOLDER)) {
                Files.setPosixFilePermissions(folder, OWNER_FOLDER);
            }
        }
        return file;
    }

    /** Removes a file, and the folders that it leaves empty. */
    void delete(String path) throws IOException {
        Files.deleteIfExists(resolve(path));
        for (Path folder : foldersOf(path)) {
            try {
                made.remove(folder);
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException others) {
                return;
            }
        }
    }

    void clearStaging() throws IOException {
        Path staging = root.resolve(STAGING);
        made.remove(staging);
        deleteAll(staging);
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

    private void createFolders(String path, boolean secret) throws IOException {
        if (!made.containsKey(root)) {
            make(root, Files::createDirectories);
        }
        List<Path> folders = new ArrayList<>(foldersOf(path));
        Collections.reverse(folders);
        for (Path folder : folders) {
            if (!made.containsKey(folder)) {
                make(folder, missing -> {
                    if (!Files.isDirectory(missing, LinkOption.NOFOLLOW_LINKS)) {
                        Files.createDirectory(missing, secret ? attributes(OWNER_FOLDER) : new FileAttribute<?>[0]);
                    }
                });
            }
        }
    }

    /** How a folder is made. */
    @FunctionalInterface
    private interface Making {
        void make(Path folder) throws IOException;
    }

    // By one thread; others that need the folder wait.
    private void make(Path folder, Making making) throws IOException {
        try {
            made.computeIfAbsent(folder, missing -> {
                try {
                    making.make(missing);
                    return missing;
                } catch (IOException problem) {
                    throw new UncheckedIOException(problem);
                }
            });
        } catch (UncheckedIOException problem) {
            throw problem.getCause();
        }
    }

    /** The folders between the root and a file, the innermost first. */
    private List<Path> foldersOf(String path) {
        List<Path> folders = new ArrayList<>();
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            folders.add(resolve(path.substring(0, slash)));
        }
        return folders;
    }

    private FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
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
