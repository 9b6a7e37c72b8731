// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.FileAttribute;

/**
 * Writes files atomically: to a temporary file in the same directory, which then replaces the file. The kernel renames
 * only one file at a time across directories.
 */
final class FileWriter {
    private static final String TEMPORARY_PREFIX = ".registries-";
    private static final String TEMPORARY_SUFFIX = ".tmp";

    /** The bytes written at a time: the JDK copies them to a direct buffer of that size and keeps it. */
    private static final int CHUNK_BYTES = 1 << 20;

    private final FilePermissions permissions;
    private volatile boolean hasRemains;

    FileWriter(FilePermissions permissions) {
        this.permissions = permissions;
    }

    /** Whether an entry is a temporary file, of this run or a killed one. */
    static boolean isTemporary(String name) {
        return name.startsWith(TEMPORARY_PREFIX) && name.endsWith(TEMPORARY_SUFFIX);
    }

    /** Whether a temporary file could not be removed. */
    boolean hasRemains() {
        return hasRemains;
    }

    /**
     * Writes a file.
     *
     * @param thread a number that no other thread of this run has
     */
    void replace(DirectoryHandle directory, String name, Iterable<byte[]> parts, boolean secret, int thread)
            throws IOException {
        String temporary = TEMPORARY_PREFIX + thread + TEMPORARY_SUFFIX;
        boolean moved = false;
        try {
            create(directory, temporary, parts, secret);
            directory.move(temporary, directory, name);
            moved = true;
        } finally {
            if (!moved) {
                discard(directory, temporary);
            }
        }
    }

    private void discard(DirectoryHandle directory, String temporary) {
        try {
            directory.delete(temporary);
        } catch (NoSuchFileException ignored) {
            // It was not created.
        } catch (IOException ignored) {
            hasRemains = true;
        }
    }

    /** Writes a temporary or staged file; one that a killed run left is replaced. */
    void create(DirectoryHandle directory, String name, Iterable<byte[]> parts, boolean secret) throws IOException {
        FileAttribute<?>[] attributes = permissions.ofFile(secret);
        try {
            write(directory, name, parts, attributes);
        } catch (FileAlreadyExistsException e) {
            directory.delete(name);
            write(directory, name, parts, attributes);
        }
        if (!secret) {
            permissions.makePublic(directory, name);
        }
    }

    /** Writes a new file. */
    static void write(DirectoryHandle directory, String name, Iterable<byte[]> parts, FileAttribute<?>... attributes)
            throws IOException {
        try (SeekableByteChannel channel = directory.open(name, OpenMode.CREATE_NEW, attributes)) {
            for (byte[] part : parts) {
                for (int from = 0; from < part.length; ) {
                    from += channel.write(ByteBuffer.wrap(part, from, Math.min(CHUNK_BYTES, part.length - from)));
                }
            }
        }
    }
}
