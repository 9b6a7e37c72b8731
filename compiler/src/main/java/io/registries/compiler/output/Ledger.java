// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** The paths that the compiler wrote into a folder, one a line: so it knows its own from others' files. */
final class Ledger {
    static final String NAME = ".registries-ledger";

    private Ledger() {}

    static SortedSet<String> read(Path root) throws IOException {
        Path file = root.resolve(NAME);
        return Files.isRegularFile(file) ? new TreeSet<>(Files.readAllLines(file)) : new TreeSet<>();
    }

    static byte[] bytes(Collection<String> paths) {
        StringBuilder text = new StringBuilder();
        paths.forEach(path -> text.append(path).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
