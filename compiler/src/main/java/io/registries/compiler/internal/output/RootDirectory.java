// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import io.registries.compiler.internal.input.PathNames;
import io.registries.compiler.internal.process.WorkTrees;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A directory that a run writes to. Its path is an option, so links in it are followed up to the checkout. The checkout
 * may contain changes of a pull request, so directories within it must not be links.
 *
 * @param path the absolute path
 * @param trusted the directory below which links are rejected
 * @param namesRelativeTo the directory that messages name files relative to
 */
record RootDirectory(Path path, Path trusted, Path namesRelativeTo) {

    /** The root directory for a configuration in a base directory. */
    static RootDirectory resolve(Path base, Path path, Path namesRelativeTo) {
        for (Path ancestor = path; ancestor != null; ancestor = ancestor.getParent()) {
            if (base.startsWith(ancestor)) {
                boolean inCheckout = ancestor.equals(base) || isInWorkTree(base, ancestor);
                return new RootDirectory(path, inCheckout ? ancestor : path, namesRelativeTo);
            }
        }
        return new RootDirectory(path, path, namesRelativeTo);
    }

    private static boolean isInWorkTree(Path base, Path ancestor) {
        Optional<Path> root = WorkTrees.containing(base);
        return root.isPresent() && WorkTrees.realPath(ancestor).startsWith(root.get());
    }

    /** The name of a file in messages. */
    String nameOf(String inside) {
        return PathNames.nameOf(namesRelativeTo, inside.isEmpty() ? path : path.resolve(inside));
    }

    /**
     * Opens the directory; empty if it does not exist.
     *
     * @throws UnsafePathException if the path, or a parent within the checkout, is not a directory
     */
    Optional<DirectoryHandle> open() throws IOException {
        return isDirectory(trusted, DirectoryHandle.state(trusted)) ? walk(false) : Optional.empty();
    }

    /** Opens the directory; it and its parents are created if missing. */
    DirectoryHandle create() throws IOException {
        try {
            DirectoryHandle.createAll(trusted);
        } catch (FileAlreadyExistsException e) {
            isDirectory(trusted, DirectoryHandle.state(trusted));
            throw e;
        }
        return walk(true).orElseThrow();
    }

    private Optional<DirectoryHandle> walk(boolean create) throws IOException {
        DirectoryHandle current = DirectoryHandle.open(trusted);
        for (int i = trusted.getNameCount(); i < path.getNameCount(); i++) {
            try (DirectoryHandle parent = current) {
                String name = path.getName(i).toString();
                FileState found = parent.state(name);
                if (!isDirectory(parent.resolve(name), found)) {
                    if (!create) {
                        return Optional.empty();
                    }
                    create(parent, name);
                }
                current = parent.openDirectory(name);
            }
        }
        return Optional.of(current);
    }

    private static void create(DirectoryHandle parent, String name) throws IOException {
        try {
            parent.createDirectory(name);
        } catch (FileAlreadyExistsException ignored) {
            // Created by another thread, or not a directory, which cannot be opened.
        }
    }

    /** Whether a path is a directory; false if it is absent. */
    boolean isDirectory(Path directory, FileState found) throws UnsafePathException {
        if (!found.isAbsent() && !found.isDirectory()) {
            throw UnsafePathException.ofType(
                    PathNames.nameOf(namesRelativeTo, directory), found.type(), FileState.FileType.DIRECTORY);
        }
        return found.isDirectory();
    }
}
