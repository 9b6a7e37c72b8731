// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.internal.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;

/** Reads and compares the content of open files. */
final class FileContent {
    private FileContent() {}

    /** The next bytes of a file; fewer at its end. */
    static byte[] read(SeekableByteChannel file, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && file.read(bytes) >= 0) {
            // A channel may read fewer bytes than requested.
        }
        return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
    }

    /** Whether a file of this length consists of these parts. */
    static boolean isSame(SeekableByteChannel file, long length, Iterable<byte[]> parts) throws IOException {
        long remaining = length;
        for (byte[] part : parts) {
            remaining -= part.length;
            if (remaining < 0 || !Arrays.equals(read(file, part.length), part)) {
                return false;
            }
        }
        return remaining == 0;
    }
}
