// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** The directory in which files are written before they are moved into place. It is open to its owner alone. */
final class Staging {
    private static final String NAME = ".registries-staging";

    private final RootDirectory root;
    private final FilePermissions permissions;
    private final DirectoryCreator directories;
    private final AtomicInteger files = new AtomicInteger();
    private volatile boolean created;

    /**
     * @param root the directory that files are moved into
     * @param permissions who may read what
     * @param directories of the root
     */
    Staging(RootDirectory root, FilePermissions permissions, DirectoryCreator directories) {
        this.root = root;
        this.permissions = permissions;
        this.directories = directories;
    }

    /** The path of a file to be written here and moved by itself. */
    Path newFile() throws IOException {
        create();
        return root.resolve(NAME + "/" + files.incrementAndGet());
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
            Files.createDirectory(root.resolve(NAME), permissions.ofSecretDirectory());
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
