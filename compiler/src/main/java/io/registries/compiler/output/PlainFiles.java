// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Files without secrets that a run may always replace: reports.
 *
 * @param folder where they are; made where it is missing
 */
public record PlainFiles(Path folder) {

    /**
     * Writes a file whole or not at all; one that holds these bytes already is not touched.
     *
     * @throws IOException if it cannot be written, in words for people
     */
    public void write(String name, byte[] bytes) throws IOException {
        Disk disk = new Disk(folder);
        try {
            Path file = disk.resolve(name);
            if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), bytes)) {
                disk.write(name, List.of(bytes), false);
                disk.clearStaging();
            }
        } catch (IOException problem) {
            throw disk.explain(problem);
        }
    }
}
