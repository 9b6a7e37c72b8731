// SPDX-License-Identifier: Apache-2.0
package io.registries.benchmarks;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * What no compiler can be faster than: a process that knows the bytes of all files already, compares them with what is
 * there and writes what differs.
 */
final class Floor {
    private Floor() {}

    public static void main(String[] arguments) throws IOException {
        Path output = Path.of(arguments[1]);
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(Path.of(arguments[0]))))) {
            for (int left = in.readInt(); left > 0; left--) {
                write(output.resolve(in.readUTF()), in.readNBytes(in.readInt()));
            }
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        if (Files.exists(file)) {
            if (Arrays.equals(Files.readAllBytes(file), content)) {
                return;
            }
        } else {
            Files.createDirectories(file.getParent());
        }
        Files.write(file, content);
    }

    /** Packs an output folder into the file that the process reads. */
    static void pack(Path folder, Path packed) throws IOException {
        List<Path> files = Trees.files(folder);
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(packed)))) {
            out.writeInt(files.size());
            for (Path file : files) {
                byte[] content = Files.readAllBytes(file);
                out.writeUTF(folder.relativize(file).toString());
                out.writeInt(content.length);
                out.write(content);
            }
        }
    }
}
