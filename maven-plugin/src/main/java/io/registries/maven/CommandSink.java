// SPDX-License-Identifier: Apache-2.0
package io.registries.maven;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Where GitHub's workflow commands are printed. */
@FunctionalInterface
interface CommandSink {
    /** Prints none. */
    CommandSink NONE = commands -> {};

    /**
     * The process's standard output. GitHub reads commands at the beginning of a line only, where Maven's log has a
     * level, and Maven 4 prefixes what is written to System.out too.
     */
    CommandSink STANDARD_OUTPUT = commands -> {
        // Not closed: the stream belongs to the process.
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        System.out.flush();
        out.write(commands.getBytes(StandardCharsets.UTF_8));
        out.flush();
    };

    /**
     * Prints commands.
     *
     * @param commands one a line
     */
    void print(String commands) throws IOException;
}
