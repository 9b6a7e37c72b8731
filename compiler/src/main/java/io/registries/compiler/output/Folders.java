// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The folders that files are in, by their paths within the root, whose own is empty. */
final class Folders {
    private final Path root;
    private final Modes modes;
    private final Map<String, Path> made = new ConcurrentHashMap<>();
    private final Set<String> restricted = ConcurrentHashMap.newKeySet();

    Folders(Path root, Modes modes) {
        this.root = root;
        this.modes = modes;
    }

    /** Makes the folders of a file that are not there. */
    void makeFor(String file, boolean secret) throws IOException {
        String folder = parent(file);
        if (!made.containsKey(folder)) {
            make(folder, secret);
        }
    }

    /** Makes a folder for the owner alone, by a way that knows what to do where there is one. */
    void makeOnce(String folder, Making making) throws IOException {
        if (!made.containsKey(folder)) {
            once(folder, making);
        }
    }

    private void make(String folder, boolean secret) throws IOException {
        if (folder.isEmpty()) {
            once(folder, Files::createDirectories);
            return;
        }
        makeFor(folder, secret);
        once(folder, missing -> {
            try {
                Files.createDirectory(missing, secret ? modes.of(Modes.OWNER_FOLDER) : new FileAttribute<?>[0]);
            } catch (FileAlreadyExistsException there) {
                if (!Files.isDirectory(missing, LinkOption.NOFOLLOW_LINKS)) {
                    throw there;
                }
            }
        });
    }

    /** How a folder is made. */
    @FunctionalInterface
    interface Making {
        void make(Path folder) throws IOException;
    }

    // By one thread; others that need the folder wait.
    private void once(String folder, Making making) throws IOException {
        try {
            made.computeIfAbsent(folder, missing -> {
                try {
                    Path path = root.resolve(missing);
                    making.make(path);
                    return path;
                } catch (IOException problem) {
                    throw new UncheckedIOException(problem);
                }
            });
        } catch (UncheckedIOException problem) {
            throw problem.getCause();
        }
    }

    /** Closes the folders of a file to all but the owner. */
    void restrictFor(String file) throws IOException {
        for (String folder = parent(file); !folder.isEmpty(); folder = parent(folder)) {
            if (restricted.add(folder)) {
                modes.ensure(root.resolve(folder), Modes.OWNER_FOLDER);
            }
        }
    }

    /** Removes the folders of a file that are empty without it. */
    void removeEmptyFor(String file) throws IOException {
        for (String folder = parent(file); !folder.isEmpty(); folder = parent(folder)) {
            try {
                forget(folder);
                Files.deleteIfExists(root.resolve(folder));
            } catch (DirectoryNotEmptyException others) {
                return;
            }
        }
    }

    void forget(String folder) {
        made.remove(folder);
    }

    /** The outermost folder that a file is in. */
    static String outermost(String path) {
        return path.substring(0, Math.max(0, path.indexOf('/')));
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
