// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import io.registries.compiler.internal.input.PathNames;
import io.registries.compiler.internal.process.WorkTrees;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A directory that a run writes to. Its path is an option, so links in it are followed up to the checkout. The checkout
 * may contain changes of a pull request, so directories within it must not be links.
 *
 * @param path the absolute path
 * @param trusted the directory below which links are rejected
 * @param base the base directory of file names in messages
 */
record RootDirectory(Path path, Path trusted, Path base) {

    /** The root directory for a configuration in a base directory. */
    static RootDirectory resolve(Path base, Path path) {
        for (Path ancestor = path; ancestor != null; ancestor = ancestor.getParent()) {
            if (base.startsWith(ancestor)) {
                boolean inCheckout = ancestor.equals(base) || isInWorkTree(base, ancestor);
                return new RootDirectory(path, inCheckout ? ancestor : path, base);
            }
        }
        return new RootDirectory(path, path, base);
    }

    private static boolean isInWorkTree(Path base, Path ancestor) {
        return WorkTrees.containing(base)
                .filter(root -> WorkTrees.realPath(ancestor).startsWith(root))
                .isPresent();
    }

    Path resolve(String inside) {
        return inside.isEmpty() ? path : path.resolve(inside);
    }

    /** The name of a file in messages. */
    String nameOf(String inside) {
        return PathNames.nameOf(base, resolve(inside));
    }

    /**
     * Whether the directory exists.
     *
     * @throws UnsafePathException if the path, or a parent within the checkout, is not a directory
     */
    boolean exists() throws IOException {
        if (path.equals(trusted)) {
            return isDirectory(path, FileState.readFollowingLinks(path));
        }
        for (int steps = trusted.getNameCount() + 1; steps <= path.getNameCount(); steps++) {
            Path step = path.getRoot().resolve(path.subpath(0, steps));
            if (!isDirectory(step, FileState.read(step))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a subdirectory exists; its parent must exist. */
    boolean hasDirectory(String inside) throws IOException {
        Path directory = resolve(inside);
        return isDirectory(directory, FileState.read(directory));
    }

    private boolean isDirectory(Path directory, FileState found) throws IOException {
        if (!found.isAbsent() && !found.isDirectory()) {
            throw UnsafePathException.ofType(
                    PathNames.nameOf(base, directory), found.type(), FileState.FileType.DIRECTORY);
        }
        return found.isDirectory();
    }

    /** Creates the directory and its parents. */
    void create() throws IOException {
        try {
            Files.createDirectories(path);
        } catch (FileAlreadyExistsException e) {
            exists();
            throw e;
        }
    }
}
