// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.attribute.FileAttribute;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds and creates directories below a root, by relative paths; the path of the root is empty. Results are cached.
 * Links are not followed.
 */
final class DirectoryCreator {
    private final RootDirectory root;
    private final FilePermissions permissions;

    /** Whether a directory exists. */
    private final Map<String, Boolean> existing = new ConcurrentHashMap<>();

    DirectoryCreator(RootDirectory root, FilePermissions permissions) {
        this.root = root;
        this.permissions = permissions;
    }

    /**
     * Whether a directory exists.
     *
     * @throws UnsafePathException if it or a parent is not a directory
     */
    boolean exists(String directory) throws IOException {
        Boolean known = existing.get(directory);
        if (known == null) {
            known = directory.isEmpty() ? root.exists() : exists(parent(directory)) && root.hasDirectory(directory);
            existing.put(directory, known);
        }
        return known;
    }

    /** Creates a directory and its parents if missing; directories for secrets are accessible to their owner only. */
    void create(String directory, boolean secret) throws IOException {
        if (exists(directory)) {
            return;
        }
        if (directory.isEmpty()) {
            root.create();
        } else {
            create(parent(directory), secret);
            createIn(directory, secret);
        }
        existing.put(directory, true);
    }

    private void createIn(String directory, boolean secret) throws IOException {
        FileAttribute<?>[] attributes = secret ? permissions.ofSecretDirectory() : new FileAttribute<?>[0];
        try {
            Files.createDirectory(root.resolve(directory), attributes);
        } catch (FileAlreadyExistsException e) {
            // Created by another thread, or not a directory.
            root.hasDirectory(directory);
        }
    }

    /** The existing directories, below the root, that contain the given files. */
    Set<String> existing(Collection<String> files) throws IOException {
        Set<String> seen = new HashSet<>();
        Set<String> found = new LinkedHashSet<>();
        for (String file : files) {
            for (String directory = parent(file); !directory.isEmpty() && seen.add(directory); ) {
                if (exists(directory)) {
                    found.add(directory);
                }
                directory = parent(directory);
            }
        }
        return found;
    }

    /** Removes the parent directories of a deleted file if they are empty. */
    void removeEmpty(String file) throws IOException {
        for (String directory = parent(file); !directory.isEmpty(); directory = parent(directory)) {
            try {
                existing.remove(directory);
                Files.deleteIfExists(root.resolve(directory));
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }

    /** The parent directory of a path. */
    static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
