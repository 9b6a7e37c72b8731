// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The directory in which files are written before they are moved into place: each by itself, or with all of the new
 * directory that it is in. It is open to its owner alone.
 */
final class Staging {
    private static final String NAME = ".registries-staging";
    private static final String NEW_DIRECTORIES = NAME + "/folders";

    private final RootDirectory root;
    private final FilePermissions permissions;
    private final DirectoryCreator directories;
    private final DirectoryCreator newDirectories;
    private final AtomicInteger files = new AtomicInteger();
    private volatile boolean created;

    /** Whether a directory is new, and so made here, by its path within the root. */
    private final Map<String, Boolean> isNew = new ConcurrentHashMap<>();

    /**
     * @param root the directory that files are moved into
     * @param permissions who may read what
     * @param directories of the root
     */
    Staging(RootDirectory root, FilePermissions permissions, DirectoryCreator directories) {
        this.root = root;
        this.permissions = permissions;
        this.directories = directories;
        Path inside = root.resolve(NEW_DIRECTORIES);
        this.newDirectories = new DirectoryCreator(new RootDirectory(inside, inside, inside), permissions);
    }

    /** The path of a file to be written here and moved by itself. */
    Path newFile() throws IOException {
        create();
        return root.resolve(NAME + "/" + files.incrementAndGet());
    }

    /** The path here of a file in a directory that is new; absent where the directory is there. */
    Optional<Path> inNewDirectory(String path, boolean secret) throws IOException {
        String outermost = path.substring(0, Math.max(0, path.indexOf('/')));
        Boolean hidden = isNew.get(outermost);
        if (hidden == null) {
            hidden = canBeMoved(outermost);
            isNew.put(outermost, hidden);
        }
        if (!hidden) {
            return Optional.empty();
        }
        create();
        newDirectories.create(DirectoryCreator.parent(path), secret);
        return Optional.of(root.resolve(NEW_DIRECTORIES + "/" + path));
    }

    // Windows moves no directory while anybody, such as a scanner for viruses, looks at a file in it.
    private boolean canBeMoved(String directory) throws IOException {
        return !directory.isEmpty() && permissions.areSupported() && !directories.exists(directory);
    }

    /** Moves the new directories into their places. */
    void reveal() throws IOException {
        for (Map.Entry<String, Boolean> directory : isNew.entrySet()) {
            if (directory.getValue()) {
                Path from = root.resolve(NEW_DIRECTORIES + "/" + directory.getKey());
                Files.move(from, root.resolve(directory.getKey()), StandardCopyOption.ATOMIC_MOVE);
                directory.setValue(false);
            }
        }
    }

    /** The user of this run, who owns what it creates; absent where the file system knows no owners. */
    Optional<UserPrincipal> user() throws IOException {
        create();
        return permissions.ownerOf(root.resolve(NAME));
    }

    private void create() throws IOException {
        if (!created) {
            createOnce();
        }
    }

    // By one thread; others that need it wait.
    private synchronized void createOnce() throws IOException {
        if (!created) {
            directories.create("", false);
            // What a run left that was killed.
            deleteAll();
            Files.createDirectory(root.resolve(NAME), permissions.of(FilePermissions.OWNER_DIRECTORY));
            created = true;
        }
    }

    synchronized void clear() throws IOException {
        created = false;
        deleteAll();
    }

    private void deleteAll() throws IOException {
        if (!directories.exists("") || !root.hasDirectory(NAME)) {
            return;
        }
        List<Path> remains;
        try (Stream<Path> all = Files.walk(root.resolve(NAME))) {
            remains = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : remains) {
            Files.delete(path);
        }
    }
}
