// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds Git work trees without running Git. */
public final class WorkTrees {
    private WorkTrees() {}

    /** The real path of the work tree that contains a directory, which need not exist yet. */
    public static Optional<Path> containing(Path folder) {
        return new WorkTreeSearch().containing(realPath(folder));
    }

    /** Finds the work trees of many directories, each of which is examined once. */
    static final class WorkTreeSearch {
        private final Map<Path, Boolean> existing = new HashMap<>();
        private final Map<Path, Optional<Path>> workTrees = new HashMap<>();

        /**
         * The work tree that contains a directory.
         *
         * @param folder the real path of the directory
         */
        Optional<Path> containing(@Nullable Path folder) {
            if (folder == null) {
                return Optional.empty();
            }
            Optional<Path> workTree = workTrees.get(folder);
            if (workTree == null) {
                Path parent = folder.getParent();
                workTree = exists(parent) && isRoot(folder) ? Optional.of(folder) : containing(parent);
                workTrees.put(folder, workTree);
            }
            return workTree;
        }

        // Directories in missing ones, which are common on a first run, are not searched.
        private boolean exists(@Nullable Path folder) {
            if (folder == null) {
                return true;
            }
            Boolean exists = existing.get(folder);
            if (exists == null) {
                exists = exists(folder.getParent()) && Files.exists(folder);
                existing.put(folder, exists);
            }
            return exists;
        }
    }

    // Like Git: an empty `.git` directory is not a repository; an inaccessible one may be.
    private static boolean isRoot(Path folder) {
        Path git = folder.resolve(".git");
        return Files.exists(git, LinkOption.NOFOLLOW_LINKS)
                && (!Files.isDirectory(git) || !Files.notExists(git.resolve("HEAD"), LinkOption.NOFOLLOW_LINKS));
    }

    /** The real path; missing segments are kept unchanged. */
    public static Path realPath(Path path) {
        List<Path> missing = new ArrayList<>();
        Path existing = path.toAbsolutePath().normalize();
        while (existing != null && !Files.exists(existing)) {
            missing.add(0, existing.getFileName());
            existing = existing.getParent();
        }
        try {
            Path real = existing == null ? path : existing.toRealPath();
            for (Path name : missing) {
                real = real.resolve(name);
            }
            return real;
        } catch (IOException e) {
            return path;
        }
    }
}
