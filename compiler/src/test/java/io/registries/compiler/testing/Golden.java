// SPDX-License-Identifier: Apache-2.0
package io.registries.compiler.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Expected output kept in files: compared, or rewritten with {@code -Dgolden.update=true}. */
public final class Golden {
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");
    private static final Set<String> OWN_FILES = Set.of(".registries-ledger", ".registries-lock");

    private Golden() {}

    public static void assertFile(Path golden, String actual) throws IOException {
        if (UPDATE) {
            Files.createDirectories(golden.toAbsolutePath().getParent());
            Files.writeString(golden, actual);
        }
        assertThat(golden)
                .as("a golden file; update it with -Dgolden.update=true")
                .isRegularFile();
        assertThat(actual).isEqualTo(Files.readString(golden));
    }

    public static void assertTree(Path golden, Path actual) throws IOException {
        if (UPDATE) {
            delete(golden);
            for (var file : read(actual).entrySet()) {
                Path target = golden.resolve(file.getKey());
                Files.createDirectories(target.getParent());
                Files.writeString(target, file.getValue());
            }
        }
        assertThat(read(actual)).isEqualTo(read(golden));
    }

    /** The files of a directory tree, without the ledger and lock of the compiler. */
    public static Map<String, String> read(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(path).toString();
                if (!OWN_FILES.contains(name)) {
                    files.put(name, Files.readString(path));
                }
            }
        }
        return files;
    }

    private static void delete(Path root) throws IOException {
        if (Files.exists(root)) {
            try (Stream<Path> paths = Files.walk(root)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
