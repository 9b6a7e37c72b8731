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
    DirectoryHandle create(String directory, boolean secret) throws IOException {
        DirectoryCursor current = cursor.get();
        current.leave(directory, removed.get());
        while (!current.isAt(directory)) {
            String next = current.next(directory);
            Optional<DirectoryHandle> opened = isKnownAbsent(next) ? Optional.empty() : open(current, next);
            current.enter(next, opened.isPresent() ? opened.get() : create(current, next, secret));
        }
        return current.handle();
    }

    private boolean isKnownAbsent(String directory) {
        return absent.contains(directory)
                || (!directory.isEmpty() && created.contains(parent(directory)) && !created.contains(directory));
    }

    private Optional<DirectoryHandle> open(DirectoryCursor current, String directory) throws IOException {
        if (directory.isEmpty()) {
            return root.open();
        }
        DirectoryHandle parent = current.handle();
        String name = name(directory);
        return root.isDirectory(parent.resolve(name), parent.state(name))
                ? Optional.of(parent.openDirectory(name))
                : Optional.empty();
    }

    private DirectoryHandle create(DirectoryCursor current, String directory, boolean secret) throws IOException {
        if (directory.isEmpty()) {
            DirectoryHandle opened = root.create();
            absent.remove(directory);
            return opened;
        }
        DirectoryHandle parent = current.handle();
        FileAttribute<?>[] attributes = secret ? permissions.ofSecretDirectory() : new FileAttribute<?>[0];
        try {
            parent.createDirectory(name(directory), attributes);
            created.add(directory);
            absent.remove(directory);
            return parent.openDirectory(name(directory));
        } catch (FileAlreadyExistsException e) {
            // Created by another thread, or not a directory.
            absent.remove(directory);
            DirectoryHandle existing = open(current, directory).orElseThrow(() -> e);
            if (secret) {
                permissions.restrict(existing, root.nameOf(directory));
            }
            return existing;
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
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.isEmpty()
                || name.equals(".")
                || name.equals("..")
                || !name.chars().allMatch(OpenDirectories::isInName)) {
            throw UnsafePathException.ofName();
        }
        return name;
    }

    private static boolean isInName(int character) {
        return character != '\\' && !Character.isISOControl(character);
    }

    /** Closes the directories of all threads. */
    @Override
    public void close() throws IOException {
        for (DirectoryCursor opened : cursors) {
            opened.close();
        }
    }
}
