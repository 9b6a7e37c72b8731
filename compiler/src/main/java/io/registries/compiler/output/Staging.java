// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The folder in which files are made before they are moved into place: each by itself, or with all of the new folder that
 * it is in. It is open to its owner alone.
 */
final class Staging {
    private static final String NAME = ".registries-staging";
    private static final String NEW_FOLDERS = NAME + "/folders";

    private final Path root;
    private final Modes modes;
    private final Folders folders;
    private final Folders newFolders;
    private final AtomicInteger files = new AtomicInteger();

    /** Whether a folder is new, and so made here, by its path within the root. */
    private final Map<String, Boolean> isNew = new ConcurrentHashMap<>();

    /**
     * @param root the folder that files are moved into
     * @param modes who may read what
     * @param folders of the root
     */
    Staging(Path root, Modes modes, Folders folders) {
        this.root = root;
        this.modes = modes;
        this.folders = folders;
        this.newFolders = new Folders(root.resolve(NEW_FOLDERS), modes);
    }

    /** A place for a file that is moved by itself. */
    Path single() throws IOException {
        make();
        return root.resolve(NAME + "/" + files.incrementAndGet());
    }

    /** A place for a file in a folder that is new; none where the folder is there. */
    Optional<Path> inNewFolder(String path, boolean secret) throws IOException {
        if (!isNew.computeIfAbsent(Folders.outermost(path), this::canBeMade)) {
            return Optional.empty();
        }
        make();
        newFolders.makeFor(path, secret);
        return Optional.of(root.resolve(NEW_FOLDERS + "/" + path));
    }

    // Windows moves no folder while anybody, such as a scanner for viruses, looks at a file in it.
    private boolean canBeMade(String folder) {
        return !folder.isEmpty() && modes.areKnown() && !Files.exists(root.resolve(folder), LinkOption.NOFOLLOW_LINKS);
    }

    /** Moves the new folders into their places. */
    void reveal() throws IOException {
        for (Map.Entry<String, Boolean> folder : isNew.entrySet()) {
            if (folder.getValue()) {
                Path from = root.resolve(NEW_FOLDERS + "/" + folder.getKey());
                Files.move(from, root.resolve(folder.getKey()), StandardCopyOption.ATOMIC_MOVE);
                folder.setValue(false);
            }
        }
    }

    private void make() throws IOException {
        folders.makeFor(NAME, false);
        folders.makeOnce(NAME, folder -> {
            // What a run left that was killed.
            deleteAll(folder);
            Files.createDirectory(folder, modes.of(Modes.OWNER_FOLDER));
        });
    }

    void clear() throws IOException {
        folders.forget(NAME);
        deleteAll(root.resolve(NAME));
    }

    private static void deleteAll(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> left;
        try (Stream<Path> all = Files.walk(folder)) {
            left = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : left) {
            Files.delete(path);
        }
    }
}
