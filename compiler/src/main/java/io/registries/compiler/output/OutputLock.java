// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.output;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Lets one run at a time write into a folder, be the other another thread or another process. The operating system
 * releases the lock of a run that is killed.
 */
final class OutputLock implements Closeable {
    private static final String NAME = ".registries-lock";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long PAUSE_MILLIS = 20;

    private final Path file;
    private final FileChannel channel;

    private OutputLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Waits until no other run writes into a folder, which is made where it is missing. Where nothing can be written
     * there is nothing to lock.
     *
     * @throws IOException if the other does not end, in words for people
     */
    static Closeable of(Path root) throws IOException {
        Disk disk = new Disk(root);
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            Files.createDirectories(root);
            while (System.nanoTime() < end) {
                Optional<OutputLock> lock = attempt(root.resolve(NAME));
                if (lock.isPresent()) {
                    return lock.get();
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (AccessDeniedException readOnly) {
            return () -> {};
        } catch (IOException problem) {
            throw disk.explain(problem);
        }
        throw new IOException("another run writes into the output folder `" + root + "`, and does not end");
    }

    private static Optional<OutputLock> attempt(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean held = false;
        try {
            FileLock lock = channel.tryLock();
            // The run before may have removed the file between its opening and its locking.
            held = lock != null && isAt(channel, file);
            return held ? Optional.of(new OutputLock(file, channel)) : Optional.empty();
        } catch (OverlappingFileLockException anotherThread) {
            return Optional.empty();
        } finally {
            if (!held) {
                channel.close();
            }
        }
    }

    private static boolean isAt(FileChannel channel, Path file) throws IOException {
        byte[] mark = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        channel.truncate(0).write(ByteBuffer.wrap(mark));
        try {
            return Arrays.equals(Files.readAllBytes(file), mark);
        } catch (NoSuchFileException removed) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(file);
        }
    }
}
