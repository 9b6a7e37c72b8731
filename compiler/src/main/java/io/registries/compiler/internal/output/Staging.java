// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The directory that exists while a run writes, accessible to its owner only. It holds the manifest, which is moved into
 * place last. If a run finds the directory of another one, which was killed, temporary files may be left in the output.
 */
final class Staging implements Closeable {
    private static final String NAME = ".registries-staging";

    /** The name of the directory of a killed run until its temporary files are removed. */
    private static final String LEFT = ".registries-staging-left";

    private final RootDirectory root;
    private final FilePermissions permissions;
    private final OpenDirectories directories;
    private final AtomicInteger files = new AtomicInteger();
    private volatile @Nullable DirectoryHandle handle;

    /**
     * @param root the directory that files are moved into
     * @param permissions sets and checks permissions
     * @param directories opens directories below the root
     */
    Staging(RootDirectory root, FilePermissions permissions, OpenDirectories directories) {
        this.root = root;
        this.permissions = permissions;
        this.directories = directories;
    }

    /** A unique name for a file in the directory. */
    String newName() {
        return Integer.toString(files.incrementAndGet());
    }

    /** Opens the directory; created if missing. */
    DirectoryHandle open() throws IOException {
        DirectoryHandle opened = handle;
        return opened == null ? create() : opened;
    }

    // Synchronized: other threads wait until it is created.
    private synchronized DirectoryHandle create() throws IOException {
        DirectoryHandle opened = handle;
        if (opened == null) {
            DirectoryHandle parent = directories.create("", false);
            if (has(parent, NAME)) {
                if (has(parent, LEFT)) {
                    delete(parent, NAME);
                } else {
                    parent.move(NAME, parent, LEFT);
                }
            }
            opened = createIn(parent);
            permissions.setUser(opened);
            handle = opened;
        }
        return opened;
    }

    private DirectoryHandle createIn(DirectoryHandle parent) throws IOException {
        try {
            parent.createDirectory(NAME, permissions.ofSecretDirectory());
        } catch (FileAlreadyExistsException e) {
            has(parent, NAME);
            throw e;
        }
        return parent.openDirectory(NAME);
    }

    /** Whether a killed run may have left temporary files. */
    synchronized boolean hasRemains() throws IOException {
        Optional<DirectoryHandle> parent = directories.find("");
        return parent.isPresent() && ((has(parent.get(), NAME) && handle == null) || has(parent.get(), LEFT));
    }

    /** Removes what a killed run left in its directory, and the directory. */
    synchronized void removeRemains() throws IOException {
        Optional<DirectoryHandle> parent = directories.find("");
        if (parent.isPresent()) {
            delete(parent.get(), LEFT);
            if (handle == null) {
                delete(parent.get(), NAME);
            }
        }
    }

    /** Removes the directory of this run. */
    synchronized void clear() throws IOException {
        DirectoryHandle opened = handle;
        handle = null;
        if (opened != null) {
            opened.close();
            delete(directories.create("", false), NAME);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        DirectoryHandle opened = handle;
        if (opened != null) {
            opened.close();
        }
    }

    private boolean has(DirectoryHandle parent, String name) throws IOException {
        return root.isDirectory(parent.resolve(name), parent.state(name));
    }

    private void delete(DirectoryHandle parent, String name) throws IOException {
        if (has(parent, name)) {
            try (DirectoryHandle directory = parent.openDirectory(name)) {
                List<String> remains = directory.names();
                for (String file : remains) {
                    FileState found = directory.state(file);
                    if (found.isDirectory()) {
                        throw UnsafePathException.ofType(
                                root.nameOf(name + "/" + file), found.type(), FileState.FileType.REGULAR_FILE);
                    }
                    directory.delete(file);
                }
            }
            parent.deleteDirectory(name);
        }
    }
}
