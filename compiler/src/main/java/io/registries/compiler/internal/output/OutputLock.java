// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.util.Optional;

/**
 * Ensures that one run at a time writes to a directory, across threads and processes. The operating system releases the
 * lock of a killed run. The lock file is empty and not removed: otherwise a waiting run could lock a deleted file.
 */
final class OutputLock {
    private static final String NAME = ".registries-lock";
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final long PAUSE_MILLIS = 20;

    private OutputLock() {}

    /**
     * Waits until no other run writes to a directory, which is created if missing. A read-only directory is not locked.
     *
     * @throws IOException if the lock is not released in time; the message is for users
     */
    static Closeable acquire(OutputDirectory directory) throws IOException {
        Optional<FileChannel> file = open(directory);
        if (file.isEmpty()) {
            return () -> {};
        }
        FileChannel channel = file.get();
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
