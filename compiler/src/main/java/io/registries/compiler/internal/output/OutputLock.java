// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Ensures that one run at a time writes to each directory, across threads and processes. The operating system releases the
 * locks of a killed run. The lock files are empty and not removed: otherwise a waiting run could lock a deleted file.
 */
final class OutputLock implements Closeable {
    private static final String NAME = ".registries-lock";
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final long PAUSE_MILLIS = 20;

    private final Deque<FileChannel> held = new ArrayDeque<>();

    private OutputLock() {}

    /**
     * Waits until no other run writes to the directories, which are created if missing. Read-only directories are not
     * locked.
     *
     * @throws IOException if a lock is not released in time; the message is for users
     */
    static OutputLock acquire(Collection<OutputDirectory> directories) throws IOException {
        // A fixed order prevents deadlocks between runs.
        List<OutputDirectory> sorted = new ArrayList<>(directories);
        sorted.sort(Comparator.comparing(OutputDirectory::path));
        OutputLock lock = new OutputLock();
        boolean acquired = false;
        try {
            for (OutputDirectory directory : sorted) {
                lock.acquire(directory);
            }
            acquired = true;
            return lock;
        } finally {
            if (!acquired) {
                lock.close();
            }
        }
    }

    private void acquire(OutputDirectory directory) throws IOException {
        Optional<FileChannel> file = open(directory);
        if (file.isPresent()) {
            held.push(locked(directory, file.get()));
        }
    }

    private static FileChannel locked(OutputDirectory directory, FileChannel channel) throws IOException {
        boolean held = false;
        try {
            held = isLocked(channel);
        } finally {
            if (!held) {
                channel.close();
            }
        }
        if (!held) {
            throw new IOException("another run has locked the output directory `" + directory.path() + "`");
        }
        return channel;
    }

    @Override
    public void close() throws IOException {
        while (!held.isEmpty()) {
            held.pop().close();
        }
    }

    private static Optional<FileChannel> open(OutputDirectory directory) throws IOException {
        try {
            directory.create();
            return Optional.of(directory.openLock(NAME));
        } catch (AccessDeniedException e) {
            if (directory.isWritable()) {
                throw FailureReason.explain(directory.path(), e);
            }
            return Optional.empty();
        } catch (IOException e) {
            throw FailureReason.explain(directory.path(), e);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        long end = System.nanoTime() + TIMEOUT.toNanos();
        try {
            while (!isLockedNow(channel)) {
                if (System.nanoTime() > end) {
                    return false;
                }
                Thread.sleep(PAUSE_MILLIS);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isLockedNow(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Another thread of this process holds the lock.
            return false;
        }
    }
}
