// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** The directory that a thread has open, and its parents up to the root, whose path is empty. */
final class DirectoryCursor implements Closeable {
    private final int number;
    private final Deque<OpenLevel> levels = new ArrayDeque<>();
    private int removed;

    /** @param number the number of the thread */
    DirectoryCursor(int number) {
        this.number = number;
    }

    private record OpenLevel(String path, DirectoryHandle handle) {
        boolean contains(String directory) {
            return path.isEmpty()
                    || (directory.startsWith(path)
                            && (directory.length() == path.length() || directory.charAt(path.length()) == '/'));
        }
    }

    int number() {
        return number;
    }

    /**
     * Closes the directories that do not contain a directory.
     *
     * @param allRemoved the number of removed directories; if it has changed, everything is closed
     */
    void leave(String directory, int allRemoved) throws IOException {
        while (!levels.isEmpty() && (removed != allRemoved || !levels.getLast().contains(directory))) {
            levels.removeLast().handle().close();
        }
        removed = allRemoved;
    }

    boolean isAt(String directory) {
        return !levels.isEmpty() && levels.getLast().path().equals(directory);
    }

    /** The next directory on the way to a directory. */
    String next(String directory) {
        if (levels.isEmpty()) {
            return "";
        }
        String current = levels.getLast().path();
        int end = directory.indexOf('/', current.isEmpty() ? 0 : current.length() + 1);
        return end < 0 ? directory : directory.substring(0, end);
    }

    void enter(String directory, DirectoryHandle handle) {
        levels.addLast(new OpenLevel(directory, handle));
    }

    DirectoryHandle handle() {
        return levels.getLast().handle();
    }

    @Override
    public void close() throws IOException {
        while (!levels.isEmpty()) {
            levels.removeLast().handle().close();
        }
    }
}
