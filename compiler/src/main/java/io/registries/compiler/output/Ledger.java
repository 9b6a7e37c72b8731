// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** The paths that the compiler wrote into a folder, one a line: so it knows its own from others' files. */
final class Ledger {
    static final String NAME = ".registries-ledger";

    private Ledger() {}

    static Set<String> read(Path root) throws IOException {
        Path file = root.resolve(NAME);
        return Files.isRegularFile(file) ? new HashSet<>(Files.readAllLines(file)) : new HashSet<>();
    }

    static byte[] bytes(Collection<String> paths) {
        StringBuilder text = new StringBuilder();
        paths.stream().sorted().forEach(path -> text.append(path).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
