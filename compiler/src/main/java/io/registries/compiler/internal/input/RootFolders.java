// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.input;

import io.registries.compiler.internal.process.WorkTrees;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Operations on the folders of {@link InputRoots}. */
final class RootFolders {
    private static final String GIT = ".git";

    private RootFolders() {}

    /** Whether a real path is below one of these folders. */
    static boolean contain(Set<Path> folders, Path real) {
        for (Path folder : folders) {
            if (real.startsWith(folder)) {
                return true;
            }
        }
        return false;
    }

    // The folder `.git` may contain the credentials of a remote.
    static boolean isInGitDirectory(Path root, Path real) {
        if (real.startsWith(root)) {
            for (Path segment : root.relativize(real)) {
                if (segment.toString().equalsIgnoreCase(GIT)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A folder and its git work tree. */
    static Set<Path> withWorkTree(Path folder) {
        Set<Path> roots = new LinkedHashSet<>();
        add(folder, roots);
        Optional<Path> workTree = WorkTrees.containing(folder);
        if (workTree.isPresent()) {
            add(workTree.get(), roots);
        }
        return roots;
    }

    /** Adds a folder, unless it is the root of a file system, which would allow all files. */
    static void add(Path folder, Set<Path> roots) {
        if (folder.getNameCount() > 0) {
            roots.add(folder);
        }
    }
}
