// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.FileAttribute;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Opens and creates the directories below a root, by relative paths; the path of the root is empty. Links are not
 * followed. Each thread keeps the directory of its last access open, which is usually that of the next one.
 */
final class OpenDirectories implements Closeable {
    private final RootDirectory root;
    private final FilePermissions permissions;
    private final Queue<DirectoryCursor> cursors = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<DirectoryCursor> cursor = ThreadLocal.withInitial(this::newCursor);
    private final AtomicInteger threads = new AtomicInteger();

    /** The directories that do not exist. */
    private final Set<String> absent = ConcurrentHashMap.newKeySet();

    /** The directories that this run created; all directories in them are created by it too. */
    private final Set<String> created = ConcurrentHashMap.newKeySet();

    /** The directories that other users must not be able to change. */
    private volatile Set<String> secret = Set.of();

    /** The number of removed directories. Threads may still have them open. */
    private final AtomicInteger removed = new AtomicInteger();

    OpenDirectories(RootDirectory root, FilePermissions permissions) {
        this.root = root;
        this.permissions = permissions;
    }

    private DirectoryCursor newCursor() {
        DirectoryCursor added = new DirectoryCursor(threads.incrementAndGet());
        cursors.add(added);
        return added;
    }

    /** The number of this thread. */
    int threadNumber() {
        return cursor.get().number();
    }

    /**
     * Opens a directory; empty if it does not exist. The handle is valid until the thread opens another directory.
     *
     * @throws UnsafePathException if it or a parent is not a directory
     */
    Optional<DirectoryHandle> find(String directory) throws IOException {
        DirectoryCursor current = cursor.get();
        current.leave(directory, removed.get());
        while (!current.isAt(directory)) {
            String next = current.next(directory);
            if (isKnownAbsent(next)) {
                return Optional.empty();
            }
            Optional<DirectoryHandle> opened = open(current, next);
            if (opened.isEmpty()) {
                absent.add(next);
                return opened;
            }
            current.enter(next, opened.get());
        }
        return Optional.of(current.handle());
    }

    /** Opens a directory; it and its parents are created if missing, for secrets accessible to their owner only. */
    DirectoryHandle create(String directory, boolean isSecret) throws IOException {
        DirectoryCursor current = cursor.get();
        current.leave(directory, removed.get());
        while (!current.isAt(directory)) {
            String next = current.next(directory);
            Optional<DirectoryHandle> opened = isKnownAbsent(next) ? Optional.empty() : open(current, next);
            current.enter(next, opened.isPresent() ? opened.get() : create(current, next, isSecret));
        }
        return current.handle();
    }

    private boolean isKnownAbsent(String directory) {
        return absent.contains(directory)
                || (!directory.isEmpty() && created.contains(parent(directory)) && !created.contains(directory));
    }

    /** Restricts directories to this user when they are opened. */
    void restrict(Set<String> directories) {
        secret = directories;
    }

    private Optional<DirectoryHandle> open(DirectoryCursor current, String directory) throws IOException {
        if (directory.isEmpty()) {
            return root.open();
        }
        DirectoryHandle parent = current.handle();
        String name = name(directory);
        if (!root.isDirectory(parent.resolve(name), parent.state(name))) {
            return Optional.empty();
        }
        DirectoryHandle opened = parent.openDirectory(name);
        if (secret.contains(directory)) {
            restrict(opened, directory);
        }
        return Optional.of(opened);
    }

    private void restrict(DirectoryHandle opened, String directory) throws IOException {
        boolean restricted = false;
        try {
            permissions.restrict(opened, root, directory);
            restricted = true;
        } finally {
            if (!restricted) {
                opened.close();
            }
        }
    }

    private DirectoryHandle create(DirectoryCursor current, String directory, boolean isSecret) throws IOException {
        if (directory.isEmpty()) {
            DirectoryHandle opened = root.create();
            absent.remove(directory);
            return opened;
        }
        DirectoryHandle parent = current.handle();
        FileAttribute<?>[] attributes = isSecret ? permissions.ofSecretDirectory() : new FileAttribute<?>[0];
        try {
            parent.createDirectory(name(directory), attributes);
            created.add(directory);
            absent.remove(directory);
            return parent.openDirectory(name(directory));
        } catch (FileAlreadyExistsException e) {
            // Created by another thread, or not a directory.
            absent.remove(directory);
            return open(current, directory).orElseThrow(() -> e);
        }
    }

    /** Removes the parent directories of a deleted file if they are empty. */
    void removeEmpty(String file) throws IOException {
        for (String directory = parent(file); !directory.isEmpty(); directory = parent(directory)) {
            Optional<DirectoryHandle> parent = find(parent(directory));
            if (parent.isPresent()) {
                try {
                    parent.get().deleteDirectory(name(directory));
                } catch (NoSuchFileException ignored) {
                    // Its parents may be empty too.
                } catch (DirectoryNotEmptyException ignored) {
                    return;
                }
                created.remove(directory);
                removed.incrementAndGet();
            }
        }
    }

    /** The parent directory of a path. */
    static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /**
     * The last segment of a path.
     *
     * @throws UnsafePathException if it is not the name of an entry
     */
    static String name(String path) throws UnsafePathException {
        int start = path.lastIndexOf('/') + 1;
        int dots = 0;
        boolean isName = true;
        for (int i = start; i < path.length(); i++) {
            char character = path.charAt(i);
            isName &= character != '\\' && !Character.isISOControl(character);
            dots += character == '.' ? 1 : 0;
        }
        int length = path.length() - start;
        isName &= length > 2 || length > dots;
        if (!isName) {
            throw UnsafePathException.ofName();
        }
        return path.substring(start);
    }

    /** Closes the directories of all threads. */
    @Override
    public void close() throws IOException {
        for (DirectoryCursor opened : cursors) {
            opened.close();
        }
    }
}
