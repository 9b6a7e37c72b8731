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
        return containing(realPath(folder), new HashMap<>());
    }

    /**
     * The work tree that contains a directory.
     *
     * @param folder the real path of the directory
     * @param cache the cached state of directories
     */
    static Optional<Path> containing(@Nullable Path folder, Map<Path, FolderState> cache) {
        return state(folder, cache).workTree();
    }

    /**
     * The state of a directory.
     *
     * @param exists whether it exists
     * @param workTree the root of the work tree that contains it
     */
    record FolderState(boolean exists, Optional<Path> workTree) {}

    // Missing directories, which are common on a first run, are not searched.
    private static FolderState state(@Nullable Path folder, Map<Path, FolderState> cache) {
        if (folder == null) {
            return new FolderState(true, Optional.empty());
        }
        FolderState state = cache.get(folder);
        if (state == null) {
            FolderState parent = state(folder.getParent(), cache);
            boolean exists = parent.exists() && Files.exists(folder);
            state = new FolderState(exists, exists && isRoot(folder) ? Optional.of(folder) : parent.workTree());
            cache.put(folder, state);
        }
        return state;
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
