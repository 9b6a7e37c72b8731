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

/** The directory in which files are written before they are moved into place; accessible to its owner only. */
final class Staging {
    private static final String NAME = ".registries-staging";

    private final RootDirectory root;
    private final FilePermissions permissions;
    private final DirectoryCreator directories;
    private final AtomicInteger files = new AtomicInteger();
    private volatile boolean created;

    /**
     * @param root the directory that files are moved into
     * @param permissions sets and checks permissions
     * @param directories creates directories below the root
     */
    Staging(RootDirectory root, FilePermissions permissions, DirectoryCreator directories) {
        this.root = root;
        this.permissions = permissions;
        this.directories = directories;
    }

    /** A unique path in the staging directory. */
    Path newFile() throws IOException {
        create();
        return root.resolve(NAME + "/" + files.incrementAndGet());
    }

    /** The user of this run, as the owner of new files; empty if the file system has no owners. */
    Optional<UserPrincipal> user() throws IOException {
        create();
        return permissions.ownerOf(root.resolve(NAME));
    }

    private void create() throws IOException {
        if (!created) {
            createOnce();
        }
    }

    // Synchronized: other threads wait until it is created.
    private synchronized void createOnce() throws IOException {
        if (!created) {
            directories.create("", false);
            // Left by a killed run.
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
