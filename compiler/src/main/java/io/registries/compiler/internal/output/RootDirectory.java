// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import io.registries.compiler.internal.input.PathNames;
import io.registries.compiler.internal.process.WorkTrees;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The directory that a run reads and writes in. Its name is an option, so links on the way to it are followed; but what
 * lies in the checkout may come with a pull request, so from there on no directory may be a link.
 *
 * @param path the directory; absolute
 * @param trusted the directory below which none may be a link
 * @param base the directory that messages name files relative to
 */
record RootDirectory(Path path, Path trusted, Path base) {

    /** A directory that belongs to the configuration in a base directory. */
    static RootDirectory of(Path base, Path path) {
        for (Path ancestor = path; ancestor != null; ancestor = ancestor.getParent()) {
            if (base.startsWith(ancestor)) {
                boolean inCheckout = ancestor.equals(base) || isInWorkTree(base, ancestor);
                return new RootDirectory(path, inCheckout ? ancestor : path, base);
            }
        }
        return new RootDirectory(path, path, base);
    }

    private static boolean isInWorkTree(Path base, Path ancestor) {
        return WorkTrees.around(base)
                .filter(root -> WorkTrees.realPath(ancestor).startsWith(root))
                .isPresent();
    }

    Path resolve(String inside) {
        return inside.isEmpty() ? path : path.resolve(inside);
    }

    /** How messages name a file in it. */
    String nameOf(String inside) {
        return PathNames.nameOf(base, resolve(inside));
    }

    /**
     * Whether it exists.
     *
     * @throws UnsafePathException if something else is in its place, or on the way from the checkout
     */
    boolean exists() throws IOException {
        if (path.equals(trusted)) {
            return isDirectory(path, FileState.behindLinks(path));
        }
        for (int steps = trusted.getNameCount() + 1; steps <= path.getNameCount(); steps++) {
            Path step = path.getRoot().resolve(path.subpath(0, steps));
            if (!isDirectory(step, FileState.of(step))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a directory in it exists, of which the one that it is in does. */
    boolean hasDirectory(String inside) throws IOException {
        Path directory = resolve(inside);
        return isDirectory(directory, FileState.of(directory));
    }

    private boolean isDirectory(Path directory, FileState found) throws IOException {
        if (!found.isAbsent() && !found.isDirectory()) {
            throw UnsafePathException.ofType(
                    PathNames.nameOf(base, directory), found.type(), FileState.FileType.DIRECTORY);
        }
        return found.isDirectory();
    }

    /** Creates it, and the directories that it is in. */
    void create() throws IOException {
        try {
            Files.createDirectories(path);
        } catch (FileAlreadyExistsException e) {
            exists();
            throw e;
        }
    }
}
