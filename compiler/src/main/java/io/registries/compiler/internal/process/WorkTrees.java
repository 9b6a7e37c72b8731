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

/** Finds work trees of git by their files, without running git. */
public final class WorkTrees {
    private WorkTrees() {}

    /** The top folder, without links, of the work tree that a folder is in; the folder need not exist yet. */
    public static Optional<Path> around(Path folder) {
        return around(realPath(folder), new HashMap<>());
    }

    /**
     * The work tree that a folder is in.
     *
     * @param folder without links
     * @param known the answers so far, each for a folder
     */
    static Optional<Path> around(@Nullable Path folder, Map<Path, FolderState> known) {
        return state(folder, known).workTree();
    }

    /**
     * What is known of a folder.
     *
     * @param exists whether there is one
     * @param workTree the top folder of the work tree that it is in
     */
    record FolderState(boolean exists, Optional<Path> workTree) {}

    // In a folder that does not exist nothing is looked for: most folders of a first run are such.
    private static FolderState state(@Nullable Path folder, Map<Path, FolderState> known) {
        if (folder == null) {
            return new FolderState(true, Optional.empty());
        }
        FolderState state = known.get(folder);
        if (state == null) {
            FolderState parent = state(folder.getParent(), known);
            boolean exists = parent.exists() && folder.toFile().exists();
            state = new FolderState(exists, exists && isRoot(folder) ? Optional.of(folder) : parent.workTree());
            known.put(folder, state);
        }
        return state;
    }

    // As git has it: an empty folder of that name is none. One that cannot be looked into may be one.
    private static boolean isRoot(Path folder) {
        Path git = folder.resolve(".git");
        return Files.exists(git, LinkOption.NOFOLLOW_LINKS)
                && (!Files.isDirectory(git) || !Files.notExists(git.resolve("HEAD"), LinkOption.NOFOLLOW_LINKS));
    }

    /** A path without links; what does not exist is kept as it is. */
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
